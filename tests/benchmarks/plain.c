/*
 * The weekly rules of the model as a plain C program: the yardstick of the benchmark.
 *
 * Columns are arrays, a process is a loop, a draw is a hash of its key. simulation/README.md describes the rules; the names and symbols here are
 * the same. declared.h is written from the model's declarations: parameters, levers, measures and columns.
 */

#include <math.h>

#include "declared.h"

enum category { PROSPECT, DETRACTOR, PASSIVE, PROMOTER };
enum origin { NOBODY, FOUNDING, BOUGHT, REFERRED, PAID_REFERRAL };
enum nutrient { SOIL, LIGHT, WATER };
enum { SHOWN = 1, SHOWN_ADVOCATE = 2 };
enum { CUSTOMER_CARE = 0, TOUCHPOINTS = 3, YEAR = 52 };
enum process { PERSON = 2, DIALOGUE = 6, ENCOUNTER = 7, TALK = 8, CUSTOM = 9, TURNOVER = 10, SUCCESSION = 11, ADVOCACY = 12 };

static inline double least(double a, double b) { return a < b ? a : b; }

static inline double most(double a, double b) { return a > b ? a : b; }

static inline double clip(double x) { return least(most(x, 0.0), 1.0); }

static inline double cube(double x) { return x * x * x; }

static inline uint64_t mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static uint64_t stream(uint64_t seed, int week, enum process process)
{
    return mix(mix(mix(seed + 0x9E3779B97F4A7C15u) + (uint64_t)week * 0xF1357AEA2E62A9C5u) + (uint64_t)process * 0xA24BAED4963EE407u);
}

static inline double uniform(uint64_t key, int agent, int index)
{
    uint64_t bits = mix(key + (uint64_t)agent * 0x9E3779B97F4A7C15u + (uint64_t)index * 0xD1342543DE82EF95u);
    return ((double)(int64_t)(bits >> 12) + 0.5) * 0x1p-52;
}

static inline int below(uint64_t key, int agent, int index, int n)
{
    int drawn = (int)(uniform(key, agent, index) * n);
    return drawn < n ? drawn : n - 1;
}

/* The quantile of the standard normal distribution (Wichura, 1988, AS 241). */
static double quantile(double p)
{
    double q = p - 0.5;
    if (fabs(q) <= 0.425) {
        double r = 0.180625 - q * q;
        double top = (((((((2.5090809287301226727e3 * r + 3.3430575583588128105e4) * r + 6.7265770927008700853e4) * r
                          + 4.5921953931549871457e4) * r + 1.3731693765509461125e4) * r + 1.9715909503065514427e3) * r
                       + 1.3314166789178437745e2) * r + 3.3871328727963666080e0);
        double low = (((((((5.2264952788528545610e3 * r + 2.8729085735721942674e4) * r + 3.9307895800092710610e4) * r
                          + 2.1213794301586595867e4) * r + 5.3941960214247511077e3) * r + 6.8718700749205790830e2) * r
                       + 4.2313330701600911252e1) * r + 1.0);
        return q * top / low;
    }
    double r = sqrt(-log(q < 0.0 ? p : 1.0 - p));
    double top, low;
    if (r <= 5.0) {
        r -= 1.6;
        top = (((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r + 2.41780725177450611770e-1) * r
                   + 1.27045825245236838258e0) * r + 3.64784832476320460504e0) * r + 5.76949722146069140550e0) * r
                + 4.63033784615654529590e0) * r + 1.42343711074968357734e0);
        low = (((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r + 1.51986665636164571966e-2) * r
                   + 1.48103976427480074590e-1) * r + 6.89767334985100004550e-1) * r + 1.67638483018380384940e0) * r
                + 2.05319162663775882187e0) * r + 1.0);
    } else {
        r -= 5.0;
        top = (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.24266094738807843860e-3) * r
                   + 2.65321895265761230930e-2) * r + 2.96560571828504891230e-1) * r + 1.78482653991729133580e0) * r
                + 5.46378491116411436990e0) * r + 6.65790464350110377720e0);
        low = (((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r + 1.84631831751005468180e-5) * r
                   + 7.86869131145613259100e-4) * r + 1.48753612908506148525e-2) * r + 1.36929880922735805310e-1) * r
                + 5.99832206555887937690e-1) * r + 1.0);
    }
    return q < 0.0 ? -top / low : top / low;
}

static double normal(uint64_t key, int agent, int index) { return quantile(uniform(key, agent, index)); }

static double beta(uint64_t key, int agent, int index, int a, int b)
{
    double first = 1.0, second = 1.0;
    for (int k = 0; k < a; k++)
        first *= uniform(key, agent, index + k);
    for (int k = a; k < a + b; k++)
        second *= uniform(key, agent, index + k);
    first = -log(first);
    second = -log(second);
    return first / (first + second);
}

static inline double shared(double felt, double boss, double discretion) { return (1.0 - discretion) * felt + discretion * boss; }

static inline double shielded(double pressure, double boss, double discretion) { return pressure * (1.0 - discretion * boss); }

static inline double voice(double safety, double courage) { return 1.0 - (1.0 - safety) * (1.0 - courage); }

static inline enum category category_of(double utility, double leniency, struct rating_rates r)
{
    if (utility >= cube(0.1 * (r.promoter - leniency)))
        return PROMOTER;
    return utility < cube(0.1 * (r.detractor - leniency)) ? DETRACTOR : PASSIVE;
}

static inline enum category customer_category(const struct market *market, int i, struct rating_rates r)
{
    double need = market->need[i], functional = market->functional[i];
    double utility = (1.0 - need) * functional + need * ((1.0 - r.bond) * functional + r.bond * market->bond[i]);
    return category_of(utility, market->leniency[i], r);
}

static inline enum category employee_category(const struct staff *staff, int i, struct rating_rates r)
{
    double utility = r.commitment * staff->commitment[i] + r.safety * staff->safety[i] + r.energy * staff->energy[i];
    return category_of(utility, staff->leniency[i], r);
}

static void lead(struct world *world, const struct levers *levers)
{
    struct leadership_rates r = world->rates->leadership;
    struct culture *culture = world->culture;
    struct staff staff = world->staff;
    double weeks = r.inertia + r.mass * r.entrenchment * log10(world->employees / 10.0);
    culture->purpose += (levers->purpose - culture->purpose) / weeks;
    culture->integrity += (levers->integrity - culture->integrity) / weeks;
    culture->coaching += (levers->coaching - culture->coaching) / weeks;
    culture->recognition += (levers->recognition - culture->recognition) / weeks;
    culture->autonomy += (levers->autonomy - culture->autonomy) / weeks;
    culture->output_focus += (levers->output_focus - culture->output_focus) / weeks;
    for (int i = 0; i < world->employees; i++)
        staff.boss_commitment[i] = staff.commitment[staff.boss[i]];
}

static void show(struct world *world)
{
    struct visibility_rates r = world->rates->visibility;
    struct staff staff = world->staff;
    for (int i = 0; i < world->employees; i++) {
        double v = voice(staff.safety[i], staff.courage[i]);
        staff.voice[i] = v;
        if (staff.energy[i] < r.stamina)
            staff.shows[i] = 0;
        else if (staff.advocate[i])
            staff.shows[i] = SHOWN_ADVOCATE;
        else
            staff.shows[i] = v * staff.commitment[i] >= r.bar ? SHOWN : 0;
    }
}

static void look_around(const struct world *world, int i)
{
    struct meeting_rates r = world->rates->meeting;
    struct staff staff = world->staff;
    const int *neighbour = world->ties.neighbour;
    int first = world->ties.start[i], past = world->ties.start[i + 1];
    int neighbours = past - first, advocates = 0;
    double seen = 0.0, visible = neighbours, conduct = 0.0;
    for (int t = first; t < past; t++) {
        int j = neighbour[t];
        conduct += staff.conduct[j];
        advocates += staff.advocate[j];
        if (staff.shows[j] == SHOWN_ADVOCATE) {
            seen += r.believability;
            visible += r.believability - 1.0;
        } else {
            seen += staff.shows[j];
        }
    }
    staff.norm[i] = neighbours > 0 ? conduct / neighbours : staff.conduct[i];
    staff.gratitude[i] = neighbours > 0 ? (double)advocates / neighbours : 0.0;
    for (int a = 0; a < 2; a++) {
        int ally = staff.allies[2 * i + a];
        if (ally >= 0) {
            double weight = staff.shows[ally] == SHOWN_ADVOCATE ? r.believability : 1.0;
            seen += staff.shows[ally] ? weight : 0.0;
            visible += weight;
        }
    }
    double share = visible > 0.0 ? cube(seen / visible) : 0.0;
    staff.pull[i] = share / (cube(r.tipping) + share);
}

static bool close_to(const struct world *world, int i, int j)
{
    for (int t = world->ties.start[i]; t < world->ties.start[i + 1]; t++)
        if (world->ties.neighbour[t] == j)
            return true;
    return world->staff.allies[2 * i] == j || world->staff.allies[2 * i + 1] == j;
}

/* Hold the dialogue of person i; return the share of partners who speak from commitment. */
static double talk_together(const struct world *world, int i, double crossing, uint64_t key)
{
    struct meeting_rates r = world->rates->meeting;
    struct staff staff = world->staff;
    double bar = world->rates->visibility.bar;
    int number = staff.number[i], partners = (int)r.partners, spoke = 0;
    int first = world->roster.department_start[staff.department[i]], past = world->roster.department_start[staff.department[i] + 1];
    for (int k = 0; k < partners; k++) {
        bool anywhere = past - first == 1 || uniform(key, number, 1 + 3 * k) < crossing;
        int from = anywhere ? 0 : first, to = anywhere ? world->employees : past;
        int other = number + 1 + below(key, number, 2 + 3 * k, to - from - 1);
        int j = world->roster.row[other < to ? other : other - to + from];
        if (most(staff.voice[j], r.candour) * staff.commitment[j] < bar)
            continue;
        spoke++;
        if (uniform(key, number, 3 + 3 * k) < r.ally && !close_to(world, i, j)) {
            staff.allies[2 * i + 1] = staff.allies[2 * i];
            staff.allies[2 * i] = j;
        }
    }
    return (double)spoke / partners;
}

static void meet(struct world *world, const struct levers *levers, uint64_t key)
{
    struct staff staff = world->staff;
    for (int i = 0; i < world->employees; i++) {
        look_around(world, i);
        staff.in_dialogue[i] = uniform(key, staff.number[i], 0) < levers->participation;
        staff.candour[i] = staff.in_dialogue[i] ? talk_together(world, i, levers->boundary_crossing, key) : 0.0;
    }
}

static void understand(struct world *world)
{
    struct understanding_rates r = world->rates->understanding;
    struct staff staff = world->staff;
    double purpose = world->culture->purpose;
    for (int i = 0; i < world->employees; i++) {
        double u = staff.understanding[i], trust = staff.trust[i];
        double gain = r.tell * purpose * trust + r.show * staff.pull[i];
        if (staff.in_dialogue[i])
            gain += r.talk * (0.5 + 0.5 * staff.candour[i]) * least(1.0, 2.0 * trust);
        staff.understanding[i] = clip(u + (1.0 - u) * gain - r.forget * u);
    }
}

static void believe(struct world *world, const struct levers *levers)
{
    struct trust_rates r = world->rates->trust;
    struct culture culture = *world->culture;
    struct staff staff = world->staff;
    double discretion = world->rates->leadership.discretion, pressure = levers->pressure;
    for (int i = 0; i < world->employees; i++) {
        double boss = staff.boss_commitment[i];
        double deed = shared(culture.integrity, boss, discretion), pressed = shielded(pressure, boss, discretion);
        double target = clip(0.5 + r.walk * culture.purpose * (deed - 0.5) - r.suspicion * pressed * (1.0 - deed));
        double gap = target - staff.trust[i];
        staff.trust[i] += (gap >= 0.0 ? r.pace : least(1.0, r.pace * r.fall)) * gap;
    }
}

static void feel_safe(struct world *world, const struct levers *levers)
{
    struct safety_rates r = world->rates->safety;
    struct staff staff = world->staff;
    double discretion = world->rates->leadership.discretion, coaching = world->culture->coaching, pressure = levers->pressure;
    for (int i = 0; i < world->employees; i++) {
        double boss = staff.boss_commitment[i], trust = staff.trust[i];
        double target = r.base + r.coaching * shared(coaching, boss, discretion) + r.trust * (trust - 0.5);
        target -= r.pressure * shielded(pressure, boss, discretion) * (1.0 - trust);
        if (staff.in_dialogue[i])
            target += r.dialogue;
        staff.safety[i] += r.pace * (clip(target) - staff.safety[i]);
    }
}

static void grow(struct world *world, const struct levers *levers)
{
    struct growth_rates r = world->rates->growth;
    struct culture culture = *world->culture;
    struct staff staff = world->staff;
    double discretion = world->rates->leadership.discretion, pressure = levers->pressure, support = levers->support;
    for (int i = 0; i < world->employees; i++) {
        double c = staff.commitment[i], boss = staff.boss_commitment[i], pressed = shielded(pressure, boss, discretion);
        double thanks = 1.0 - (1.0 - shared(culture.recognition, boss, discretion)) * (1.0 - r.gratitude * staff.gratitude[i]);
        double soil = staff.safety[i], light = staff.understanding[i];
        double water = (r.time * support + (1.0 - r.time) * thanks) * (0.5 + 0.5 * staff.energy[i]);
        double room = shared(culture.autonomy, boss, discretion) * (1.0 - r.tasks * shared(culture.output_focus, 1.0 - boss, discretion));
        room *= 1.0 - r.pressure * pressed;
        double ceiling = least(1.0, r.door + (1.0 - r.door) * room * (r.alone + r.together * staff.pull[i]));
        double reactance = r.reactance * pressed * (1.0 - staff.trust[i]) * c;
        if (staff.advocate[i]) {
            ceiling = most(ceiling, r.advocate);
            reactance = 0.0;
        }
        double way = ceiling - c;
        double growth = way > 0.0 ? r.rate * staff.bloom[i] * least(soil, least(light, water)) * way : r.decay * way;
        staff.commitment[i] = clip(c + growth - reactance);
        staff.thanks[i] = thanks;
        staff.room[i] = room;
        if (soil <= light && soil <= water)
            staff.limited_by[i] = SOIL;
        else
            staff.limited_by[i] = light <= water ? LIGHT : WATER;
    }
}

static void act(struct world *world, const struct levers *levers)
{
    struct conduct_rates r = world->rates->conduct;
    struct staff staff = world->staff;
    double discretion = world->rates->leadership.discretion, purpose = world->culture->purpose;
    double pressure = levers->pressure, asked = levers->asked_conduct, total = 0.0;
    double locked = (1.0 - world->rates->change.meaning) * world->firm->installed;
    for (int i = 0; i < world->employees; i++) {
        double v = staff.voice[i], pressed = shielded(pressure, staff.boss_commitment[i], discretion);
        double acceptance = 1.0 - (1.0 - pressed) * (1.0 - purpose * staff.trust[i]);
        double expected = (1.0 - acceptance) * staff.norm[i] + acceptance * asked;
        double target = most(v * staff.commitment[i] + (1.0 - v) * expected, most(pressed * asked, locked));
        staff.conduct[i] = clip(staff.conduct[i] + r.habit * (target - staff.conduct[i]));
        total += staff.conduct[i];
    }
    world->firm->installed = most(world->firm->installed, least(total / world->employees, asked));
}

static void learn(struct world *world, const struct levers *levers)
{
    struct skill_rates r = world->rates->skill;
    double *skill = world->staff.skill, training = r.learn * levers->training;
    for (int i = 0; i < world->employees; i++)
        skill[i] = clip(skill[i] + training * (r.top - skill[i]) - r.fade * skill[i]);
}

/* Put the customers who make contact in the queue; return how many. */
static int contacts(const struct world *world, uint64_t key)
{
    struct service_rates r = world->rates->service;
    struct market market = world->market;
    int waiting = 0;
    for (int m = 0; m < world->people; m++) {
        if (market.category[m] == PROSPECT)
            continue;
        double probability = r.contact * (1.0 - r.relief * market.bond[m]) + (market.unresolved[m] ? r.again : 0.0);
        if (uniform(key, market.number[m], 0) < probability)
            market.queue[waiting++] = m;
    }
    return waiting;
}

static double disconfirmed(double expected, double experienced, double gain, double loss, double neutral)
{
    double gap = experienced - expected;
    if (fabs(gap) <= neutral)
        return expected;
    return expected + (gap > 0.0 ? gain : loss) * gap;
}

/* Row of the employee who attends to a customer. */
static int attend(const struct roster *roster, int number, struct service_rates r, uint64_t key)
{
    double door = uniform(key, number, 1);
    int touchpoint = door < r.sell ? 0 : door < r.sell + r.solve ? 1 : 2;
    int first = roster->touchpoint_start[touchpoint], past = roster->touchpoint_start[touchpoint + 1];
    return roster->front_line[first + below(key, number, 2, past - first)];
}

static void serve(struct world *world, const struct levers *levers, struct measures *row, uint64_t key)
{
    struct service_rates r = world->rates->service;
    struct staff staff = world->staff;
    struct market market = world->market;
    struct firm *firm = world->firm;
    double handling = 1.0 + r.care_time * (1.0 - world->culture->output_focus);
    int waiting = contacts(world, key), unresolved = 0;
    double work = waiting * handling, load = work / firm->capacity, rush = load > 1.0 ? 1.0 / load : 1.0;
    double paid_gain = r.gain * (1.0 - r.crowding * levers->incentive), loss = r.loss * r.gain;
    double quality = 0.0, warmth = 0.0;
    for (int i = 0; i < world->employees; i++) {
        staff.encounters[i] = 0;
        staff.warmth[i] = 0.0;
    }
    for (int q = 0; q < waiting; q++) {
        int m = market.queue[q], number = market.number[m], i = attend(&world->roster, number, r, key);
        double c = staff.commitment[i], x = staff.conduct[i];
        double f = r.base + (1.0 - r.base) * staff.skill[i] * (0.5 + 0.5 * most(x, c)) * rush;
        double h = sqrt(c) * (r.warm + (1.0 - r.warm) * staff.room[i]) * (r.awake + (1.0 - r.awake) * staff.energy[i]);
        f = clip(f + r.noise * normal(key, number, 3));
        h = clip(h - r.mask * most(0.0, x - c) + r.noise * normal(key, number, 4));
        bool followed = f - market.functional[m] < -r.surprise && uniform(key, number, 5) < levers->follow_up;
        double gain = market.origin[m] == PAID_REFERRAL ? paid_gain : r.gain;
        double bond = disconfirmed(market.bond[m], h, gain, loss, r.neutral);
        if (followed)
            bond += r.recovery;
        else
            market.functional[m] = clip(disconfirmed(market.functional[m], f, r.gain, loss, r.neutral));
        market.bond[m] = clip(bond);
        market.unresolved[m] = uniform(key, number, 6) >= f + r.resolved;
        unresolved += market.unresolved[m];
        staff.encounters[i]++;
        staff.warmth[i] += h;
        quality += f;
        warmth += h;
    }
    firm->capacity += r.staffing * (work / r.utilisation - firm->capacity);
    row->contacts = waiting;
    row->handling_time = handling;
    row->load = load;
    row->first_contact_resolution = waiting > 0 ? 1.0 - (double)unresolved / waiting : 1.0;
    row->functional_quality = waiting > 0 ? quality / waiting : 0.0;
    row->emotional_quality = waiting > 0 ? warmth / waiting : 0.0;
}

static void recover(struct world *world, const struct levers *levers)
{
    struct energy_rates r = world->rates->energy;
    struct staff staff = world->staff;
    double discretion = world->rates->leadership.discretion, pressure = levers->pressure, support = levers->support;
    for (int i = 0; i < world->employees; i++) {
        double e = staff.energy[i], safety = staff.safety[i];
        double demands = r.work + r.pressure * shielded(pressure, staff.boss_commitment[i], discretion) * (1.0 - 0.5 * safety);
        if (staff.in_dialogue[i])
            demands += r.dialogue;
        if (staff.advocate[i])
            demands += r.advocate * (1.0 - support);
        double mask = most(0.0, staff.conduct[i] - staff.commitment[i]);
        double gain = r.recover * (1.0 - e) * (r.rest + r.care * (support + staff.thanks[i])) * (0.5 + 0.5 * safety);
        if (staff.encounters[i] > 0)
            gain += r.warmth * (staff.warmth[i] / staff.encounters[i]) * (1.0 - e);
        staff.energy[i] = clip(e + gain - e * (r.strain * demands + r.mask * mask));
    }
}

static void rate(struct world *world, struct measures *row)
{
    struct rating_rates r = world->rates->rating;
    struct market market = world->market;
    int customers = 0, detractors = 0;
    for (int i = 0; i < world->people; i++) {
        if (market.category[i] == PROSPECT)
            continue;
        market.category[i] = customer_category(&market, i, r);
        customers++;
        detractors += market.category[i] == DETRACTOR;
    }
    row->detractors_share = customers > 0 ? (double)detractors / customers : 0.0;
}

static void talk(struct world *world, const struct levers *levers, struct measures *row, uint64_t key)
{
    struct word_of_mouth_rates r = world->rates->word_of_mouth;
    struct market market = world->market;
    const int *start = world->acquaintances.start, *neighbour = world->acquaintances.neighbour;
    double paid = r.paid * levers->incentive;
    int recommendations = 0, paid_recommendations = 0, warnings = 0;
    for (int i = 0; i < world->people; i++) {
        market.recommended[i] = 0;
        market.paid[i] = 0;
        market.warned[i] = false;
        if (market.category[i] != PROSPECT)
            continue;
        int number = market.number[i], first = start[i], past = start[i + 1];
        for (int t = first; t < past; t++) {
            int category = market.category[neighbour[t]], k = t - first;
            if (category == PROMOTER && uniform(key, number, 2 * k) < r.recommend)
                market.recommended[i]++;
            if (category == DETRACTOR && uniform(key, number, 2 * k) < r.warn)
                market.warned[i] = true;
            if (paid > 0.0 && category >= PASSIVE && uniform(key, number, 2 * k + 1) < paid)
                market.paid[i]++;
        }
        recommendations += market.recommended[i];
        paid_recommendations += market.paid[i];
        warnings += market.warned[i];
    }
    row->recommendations = recommendations;
    row->paid_recommendations = paid_recommendations;
    row->warned = warnings;
}

/* How prospect i joins this week; NOBODY for not at all. */
static enum origin origin_of(const struct market *market, int i, double bought, double persuade, uint64_t key)
{
    int heard = market->recommended[i] + market->paid[i];
    if (heard > 0 && !market->warned[i]) {
        double unmoved = 1.0;
        for (int k = 0; k < heard; k++)
            unmoved *= 1.0 - persuade;
        if (uniform(key, market->number[i], 1) < 1.0 - unmoved)
            return market->recommended[i] > 0 ? REFERRED : PAID_REFERRAL;
    }
    return uniform(key, market->number[i], 0) < bought ? BOUGHT : NOBODY;
}

static void welcome(const struct world *world, int i, enum origin origin, int week)
{
    struct custom_rates r = world->rates->custom;
    struct market market = world->market;
    market.origin[i] = origin;
    market.since[i] = week;
    market.unresolved[i] = false;
    market.functional[i] = least(1.0, r.functional + (origin == REFERRED ? r.referred_functional : 0.0));
    market.bond[i] = least(1.0, r.bond + (origin == REFERRED ? r.referred_bond : 0.0));
    market.category[i] = customer_category(&market, i, world->rates->rating);
}

static void part(const struct market *market, int i)
{
    market->category[i] = PROSPECT;
    market->origin[i] = NOBODY;
    market->since[i] = -1;
    market->unresolved[i] = false;
}

static void customers_come_and_go(struct world *world, struct measures *row, int week, uint64_t key)
{
    struct custom_rates r = world->rates->custom;
    struct market market = world->market;
    double leaves[] = {[DETRACTOR] = r.detractor_leaves, [PASSIVE] = r.passive_leaves, [PROMOTER] = r.promoter_leaves};
    double bought = r.advertising * (1.0 - r.spoilt * row->detractors_share);
    int lost = 0, joined[PAID_REFERRAL + 1] = {0};
    for (int i = 0; i < world->people; i++) {
        if (market.category[i] != PROSPECT) {
            if (uniform(key, market.number[i], 0) < leaves[market.category[i]]) {
                part(&market, i);
                lost++;
            }
            continue;
        }
        enum origin origin = origin_of(&market, i, bought, r.persuade, key);
        if (origin != NOBODY) {
            welcome(world, i, origin, week);
            joined[origin]++;
        }
    }
    row->customers_lost = lost;
    row->joined_bought = joined[BOUGHT];
    row->joined_by_referral = joined[REFERRED];
    row->joined_by_paid_referral = joined[PAID_REFERRAL];
}

static void hire(const struct world *world, int i)
{
    struct newcomer_rates r = world->rates->newcomer;
    struct character_rates character = world->rates->character;
    struct staff staff = world->staff;
    int number = staff.number[i];
    uint64_t key = stream(world->seed, ++staff.holders[i], PERSON);
    double spread = character.bloom_spread;
    staff.courage[i] = beta(key, number, 0, (int)character.courage_more, (int)character.courage_less);
    staff.bloom[i] = exp(spread * normal(key, number, 40) - 0.5 * spread * spread);
    staff.leniency[i] = character.leniency * normal(key, number, 41);
    double liking = beta(key, number, 42, (int)character.liking_more, (int)character.liking_less);
    staff.commitment[i] = clip(r.commitment + r.commitment_range * liking);
    staff.understanding[i] = r.understanding;
    staff.conduct[i] = r.conduct;
    staff.safety[i] = r.safety;
    staff.trust[i] = r.trust;
    staff.energy[i] = r.energy;
    staff.skill[i] = r.skill;
    staff.advocate[i] = staff.committed[i] = false;
    staff.allies[2 * i] = staff.allies[2 * i + 1] = -1;
}

/* Move the holder of job j into job i with everything but skill. */
static void promote(const struct world *world, int i, int j, int week)
{
    struct character_rates r = world->rates->character;
    struct staff staff = world->staff;
    staff.commitment[i] = staff.commitment[j];
    staff.understanding[i] = staff.understanding[j];
    staff.conduct[i] = staff.conduct[j];
    staff.safety[i] = staff.safety[j];
    staff.trust[i] = staff.trust[j];
    staff.energy[i] = staff.energy[j];
    staff.courage[i] = staff.courage[j];
    staff.bloom[i] = staff.bloom[j];
    staff.leniency[i] = staff.leniency[j];
    staff.advocate[i] = staff.advocate[j];
    staff.committed[i] = staff.committed[j];
    staff.allies[2 * i] = staff.allies[2 * j];
    staff.allies[2 * i + 1] = staff.allies[2 * j + 1];
    staff.skill[i] = clip(r.skill + r.skill_spread * normal(stream(world->seed, week, SUCCESSION), staff.number[i], 0));
}

/* Decide who leaves; return how many. */
static int leave(struct world *world, struct measures *row, uint64_t key)
{
    struct turnover_rates r = world->rates->turnover;
    struct staff staff = world->staff;
    int left = 0, left_care = 0;
    for (int i = 0; i < world->employees; i++) {
        bool care = staff.department[i] == CUSTOMER_CARE && staff.level[i] == 0;
        double push = r.commitment * (0.5 - staff.commitment[i]) + r.energy * (0.5 - staff.energy[i]) + r.safety * (0.5 - staff.safety[i]);
        double hazard = r.base * (care ? r.care : 1.0) * exp(push) * (staff.advocate[i] ? r.advocate : 1.0);
        bool leaves = uniform(key, staff.number[i], 0) < hazard;
        staff.moved[i] = leaves ? -1 : i;
        left += leaves;
        left_care += leaves && care;
    }
    row->staff_left = left;
    row->staff_left_care = left_care;
    return left;
}

/* Row of the report to promote into job i, the first of equals; -1 where all reports have gone. */
static int best_report(const struct world *world, int i, double character)
{
    const struct roster *roster = &world->roster;
    struct staff staff = world->staff;
    int best = -1;
    double highest = -1.0;
    for (int r = roster->report_start[i]; r < roster->report_start[i + 1]; r++) {
        int j = roster->report[r];
        double merit = (1.0 - character) * staff.skill[j] + character * staff.commitment[j];
        if (staff.moved[j] >= 0 && merit > highest) {
            best = j;
            highest = merit;
        }
    }
    return best;
}

static void employees_come_and_go(struct world *world, const struct levers *levers, struct measures *row, int week, uint64_t key)
{
    struct staff staff = world->staff;
    if (leave(world, row, key) == 0)
        return;
    for (int n = 0; n < world->employees; n++) {
        int i = world->roster.from_the_top[n];
        if (staff.moved[i] == i)
            continue;
        int successor = best_report(world, i, levers->promote_on_character);
        if (successor < 0) {
            hire(world, i);
        } else {
            promote(world, i, successor, week);
            staff.moved[successor] = i;
        }
    }
    for (int a = 0; a < 2 * world->employees; a++)
        if (staff.allies[a] >= 0)
            staff.allies[a] = staff.moved[staff.allies[a]];
}

static void declare(struct world *world, uint64_t key)
{
    struct advocacy_rates r = world->rates->advocacy;
    struct staff staff = world->staff;
    for (int i = 0; i < world->employees; i++) {
        if (staff.energy[i] < r.exhausted)
            staff.advocate[i] = false;
        else if (staff.commitment[i] >= r.ready && !staff.advocate[i])
            staff.advocate[i] = uniform(key, staff.number[i], 0) < r.declare * voice(staff.safety[i], staff.courage[i]);
    }
}

static void take_stance(struct world *world)
{
    struct staff staff = world->staff;
    for (int i = 0; i < world->employees; i++)
        staff.committed[i] = staff.commitment[i] >= 0.6 || (staff.committed[i] && staff.commitment[i] >= 0.4);
}

static void measure_staff(const struct world *world, struct measures *row)
{
    struct rating_rates r = world->rates->rating;
    struct staff staff = world->staff;
    double adopted = world->rates->conduct.adopted, n = world->employees;
    double c = 0.0, u = 0.0, x = 0.0, s = 0.0, t = 0.0, e = 0.0, k = 0.0;
    int committed = 0, adopting = 0, advocates = 0, by_category[PROMOTER + 1] = {0}, by_nutrient[WATER + 1] = {0}, by_phase[5] = {0};
    for (int i = 0; i < world->employees; i++) {
        double own = staff.commitment[i];
        c += own;
        u += staff.understanding[i];
        x += staff.conduct[i];
        s += staff.safety[i];
        t += staff.trust[i];
        e += staff.energy[i];
        k += staff.skill[i];
        committed += staff.committed[i];
        adopting += staff.conduct[i] >= adopted;
        advocates += staff.advocate[i];
        by_category[employee_category(&staff, i, r)]++;
        by_nutrient[staff.limited_by[i]]++;
        by_phase[(own >= 0.2) + (own >= 0.4) + (own >= 0.6) + (own >= 0.8)]++;
    }
    row->commitment_mean = c / n;
    row->understanding_mean = u / n;
    row->conduct_mean = x / n;
    row->safety_mean = s / n;
    row->trust_mean = t / n;
    row->energy_mean = e / n;
    row->skill_mean = k / n;
    row->committed_share = committed / n;
    row->adopted_share = adopting / n;
    row->advocates_share = advocates / n;
    row->enps = 100.0 * (by_category[PROMOTER] - by_category[DETRACTOR]) / n;
    row->limited_by_soil = by_nutrient[SOIL] / n;
    row->limited_by_light = by_nutrient[LIGHT] / n;
    row->limited_by_water = by_nutrient[WATER] / n;
    row->business_as_usual_share = by_phase[0] / n;
    row->seeing_share = by_phase[1] / n;
    row->thinking_share = by_phase[2] / n;
    row->doing_share = by_phase[3] / n;
    row->being_share = by_phase[4] / n;
}

static void measure_market(const struct world *world, struct measures *row)
{
    int by_category[PROMOTER + 1] = {0};
    for (int i = 0; i < world->people; i++)
        by_category[world->market.category[i]]++;
    int customers = world->people - by_category[PROSPECT];
    row->customers = customers;
    row->promoters_share = customers > 0 ? (double)by_category[PROMOTER] / customers : 0.0;
    row->detractors_share = customers > 0 ? (double)by_category[DETRACTOR] / customers : 0.0;
    row->nps = customers > 0 ? 100.0 * (by_category[PROMOTER] - by_category[DETRACTOR]) / customers : 0.0;
}

static void earn(const struct world *world, struct measures *row, int week)
{
    struct money_rates r = world->rates->money;
    struct market market = world->market;
    double functional = 0.0, bonds = 0.0, fresh = 0.0, referred = 0.0;
    for (int i = 0; i < world->people; i++) {
        if (market.category[i] == PROSPECT)
            continue;
        functional += market.functional[i];
        bonds += market.bond[i];
        if (market.since[i] <= week - YEAR)
            continue;
        double spend = 1.0 + r.bonus * market.bond[i];
        fresh += spend;
        if (market.origin[i] == REFERRED)
            referred += spend;
    }
    row->functional_mean = row->customers > 0.0 ? functional / row->customers : 0.0;
    row->bond_mean = row->customers > 0.0 ? bonds / row->customers : 0.0;
    row->income = r.spend * (row->customers + r.bonus * bonds);
    row->income_retained = row->income - r.spend * fresh;
    row->income_referred = r.spend * referred;
}

static void account(const struct world *world, const struct levers *levers, struct measures *row)
{
    struct money_rates r = world->rates->money;
    int front_line = world->roster.touchpoint_start[TOUCHPOINTS];
    double programme = r.participation * levers->participation + r.support * levers->support + r.training * levers->training
                       + r.coaching * levers->coaching + r.pressure * levers->pressure + r.follow_up * levers->follow_up
                       + r.recognition * levers->recognition + r.purpose * levers->purpose + r.integrity * levers->integrity
                       + r.autonomy * levers->autonomy;
    row->wages = r.wage * (world->employees - front_line + front_line * world->firm->capacity / world->firm->first_capacity);
    row->service_cost = r.handling * row->handling_time * row->contacts;
    row->acquisition_cost = r.buy * row->joined_bought + r.paid_referral * levers->incentive * row->joined_by_paid_referral;
    row->hiring_cost = r.hire * row->staff_left;
    row->programme_cost = r.wage * world->employees * programme;
    row->profit = row->income - row->wages - row->service_cost - row->acquisition_cost - row->hiring_cost - row->programme_cost;
}

static double mean_profit(const struct measures *series, int past, int weeks)
{
    double total = 0.0;
    for (int week = past - weeks; week < past; week++)
        total += series[week].profit;
    return total / weeks;
}

static void review(struct world *world, int week)
{
    int every = (int)world->rates->review.every;
    if (world->review_from < 0 || world->firm->fallen_back >= 0.0 || week < world->review_from || (week - world->review_from) % every != 0)
        return;
    double before = mean_profit(world->series, world->launch, every);
    if (mean_profit(world->series, week + 1, every) < before - world->tolerance * fabs(before))
        world->firm->fallen_back = week;
}

static void one_week(struct world *world, int week)
{
    uint64_t seed = world->seed;
    struct measures *row = &world->series[week];
    bool fallen_back = world->firm->fallen_back >= 0.0;
    const struct levers *levers = fallen_back ? world->fallback : &world->plan[week];
    lead(world, levers);
    show(world);
    meet(world, levers, stream(seed, week, DIALOGUE));
    understand(world);
    believe(world, levers);
    feel_safe(world, levers);
    grow(world, levers);
    act(world, levers);
    learn(world, levers);
    serve(world, levers, row, stream(seed, week, ENCOUNTER));
    recover(world, levers);
    rate(world, row);
    talk(world, levers, row, stream(seed, week, TALK));
    customers_come_and_go(world, row, week, stream(seed, week, CUSTOM));
    employees_come_and_go(world, levers, row, week, stream(seed, week, TURNOVER));
    declare(world, stream(seed, week, ADVOCACY));
    take_stance(world);
    measure_staff(world, row);
    measure_market(world, row);
    earn(world, row, week);
    account(world, levers, row);
    row->fallen_back = fallen_back ? 1.0 : 0.0;
    review(world, week);
}

void run(struct world *world)
{
    for (int week = 0; week < world->weeks; week++)
        one_week(world, week);
}
