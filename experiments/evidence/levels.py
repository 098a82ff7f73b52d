"""Published levels: numbers of an organisation that changes nothing, of its form, and of how losses weigh."""

import numpy as np
from numpy.typing import NDArray

from experiments.evidence.entry import LEVEL, PRIMARY, SECONDARY, Accepted, Entry
from experiments.evidence.runs import STATUS_QUO, Runs
from experiments.language import mark
from simulation.organisation import chart
from simulation.state import CUSTOMER_CARE, YEAR

Floats = NDArray[np.float64]


def ratio(part: Floats, whole: Floats) -> Floats:
    """One number as a part of another, NaN where there is nothing to divide by."""
    return np.asarray(np.divide(part, whole, out=np.full(np.shape(part), np.nan), where=np.asarray(whole) != 0))


def still(measure: str, runs: Runs) -> Floats:
    """Mean of a measure over all weeks after launch in which nothing is launched, (W,)."""
    return runs.mean(STATUS_QUO, measure)


def committed(runs: Runs) -> Floats:
    """Share of committed employees, (W,)."""
    return still("committed_share", runs)


def net_promoter_score(runs: Runs) -> Floats:
    """Net promoter score, points, (W,)."""
    return still("nps", runs)


def employee_score(runs: Runs) -> Floats:
    """Net promoter score of employees, points, (W,)."""
    return still("enps", runs)


def care_jobs(runs: Runs) -> int:
    """Number of jobs in the front line of customer care."""
    plan = chart(runs.context.parameters.organisation)
    return int(((plan.department == CUSTOMER_CARE) & (plan.level == 0)).sum())


def care_turnover(runs: Runs) -> Floats:
    """Share of the front line of customer care that leaves in a year, (W,)."""
    left = YEAR * still("staff_left_care", runs)
    return ratio(left, np.full_like(left, care_jobs(runs)))


def other_turnover(runs: Runs) -> Floats:
    """Share of all other staff that leaves in a year, (W,)."""
    left = YEAR * (still("staff_left", runs) - still("staff_left_care", runs))
    return ratio(left, np.full_like(left, runs.context.parameters.organisation.employees - care_jobs(runs)))


def churn(runs: Runs) -> Floats:
    """Share of customers that leaves in a year, (W,)."""
    return ratio(YEAR * still("customers_lost", runs), still("customers", runs))


def span(runs: Runs) -> Floats:
    """Mean number of people who report to somebody who leads anybody, (1,)."""
    boss = chart(runs.context.parameters.organisation).boss
    reports = np.bincount(boss[boss != np.arange(boss.size)], minlength=boss.size)
    return np.array([reports[reports > 0].mean()])


def asymmetry(runs: Runs) -> Floats:
    """How many times more a worse experience weighs, (1,)."""
    return np.array([float(runs.context.parameters.service.loss)])


LEVELS = (
    Entry(
        id="ENG-BASE",
        use=LEVEL,
        label=mark("Committed, status quo"),
        published=mark(
            "Engaged: 13% in Europe, 31% in the USA, 21% worldwide; about 62% not engaged. Committed is more than engaged, so fewer."
        ),
        source="Gallup 2025",
        sure=SECONDARY,
        accepted=Accepted(0.03, 0.20),
        unit="share",
        how=mark("Share of committed employees where nothing changes, mean of all weeks after launch."),
        strategies=(STATUS_QUO,),
        measures=("committed_share",),
        weeks=YEAR,
        value=committed,
    ),
    Entry(
        id="TURN-BASE",
        part="care",
        use=LEVEL,
        label=mark("Front line of customer care who leave in a year"),
        published=mark("Contact centres lose 30 to 45% of their staff in a year; SQM says 38%."),
        source="QATC; SQM; ContactBabel",
        sure=SECONDARY,
        accepted=Accepted(0.25, 0.45),
        printed=Accepted(0.30, 0.45),
        unit="share",
        how=mark("Front-line employees of customer care who leave in a year where nothing changes, as a part of those jobs."),
        strategies=(STATUS_QUO,),
        measures=("staff_left_care",),
        weeks=YEAR,
        value=care_turnover,
    ),
    Entry(
        id="TURN-BASE",
        part="others",
        use=LEVEL,
        label=mark("Other staff who leave in a year"),
        published=mark("In whole economies 10 to 20% leave by their own choice in a year."),
        source="QATC; SQM; ContactBabel",
        sure=SECONDARY,
        accepted=Accepted(0.10, 0.30),
        printed=Accepted(0.10, 0.20),
        unit="share",
        how=mark("All other employees who leave in a year where nothing changes, as a part of their jobs."),
        strategies=(STATUS_QUO,),
        measures=("staff_left", "staff_left_care"),
        weeks=YEAR,
        value=other_turnover,
    ),
    Entry(
        id="NPS-RANGE",
        part="customers",
        use=LEVEL,
        label=mark("Net promoter score, status quo"),
        published=mark("Means of industries lie between +9 and +43, firms between −9 and +66."),
        source=mark("Temkin 2017, 300 firms"),
        sure=SECONDARY,
        accepted=Accepted(-10.0, 20.0),
        printed=Accepted(-9.0, 66.0),
        unit="points",
        how=mark("Net promoter score where nothing changes, mean of all weeks after launch."),
        strategies=(STATUS_QUO,),
        measures=("nps",),
        weeks=YEAR,
        value=net_promoter_score,
    ),
    Entry(
        id="NPS-RANGE",
        part="employees",
        use=LEVEL,
        label=mark("Net promoter score of employees, status quo"),
        published=mark("What is called normal lies between −10 and +20."),
        source=mark("practitioners"),
        sure=SECONDARY,
        accepted=Accepted(-40.0, 20.0),
        printed=Accepted(-10.0, 20.0),
        unit="points",
        how=mark("Employee net promoter score where nothing changes, mean of all weeks after launch."),
        strategies=(STATUS_QUO,),
        measures=("enps",),
        weeks=YEAR,
        value=employee_score,
    ),
    Entry(
        id="CHURN-BASE",
        use=LEVEL,
        label=mark("Customers who leave in a year"),
        published=mark("11 to 26% in a year, by industry. A weak source: definitions differ."),
        source=mark("industry tables"),
        sure=SECONDARY,
        accepted=Accepted(0.10, 0.30),
        printed=Accepted(0.11, 0.26),
        unit="share",
        how=mark("Customers who leave in a year where nothing changes, as a part of all customers."),
        strategies=(STATUS_QUO,),
        measures=("customers_lost", "customers"),
        weeks=YEAR,
        value=churn,
    ),
    Entry(
        id="SPAN",
        use=LEVEL,
        label=mark("People who report to one boss"),
        published=mark("The median is 5 to 6, the mean 11 to 12."),
        source="Gallup 2025",
        sure=PRIMARY,
        accepted=Accepted(5.0, 12.0),
        printed=Accepted(11.0, 12.0),
        unit="people",
        how=mark("Mean number of people who report to somebody who leads anybody, in the organisation chart as it is generated."),
        value=span,
    ),
    Entry(
        id="ASYM",
        use=LEVEL,
        label=mark("Losses weigh more than gains"),
        published=mark("1.96 times (1.82 to 2.10); another analysis says 1.31 times (1.10 to 1.53)."),
        source="Brown et al. 2024; Walasek et al. 2024",
        sure=PRIMARY,
        accepted=Accepted(1.3, 2.1),
        unit="times",
        how=mark("Taken over as it is: how many times more a worse experience weighs. It agrees because it was set so."),
        value=asymmetry,
    ),
)
