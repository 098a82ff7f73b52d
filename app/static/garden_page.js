export const Garden = { template: `<main id="page" class="page"><h1 class="sentence">{{ page.ready }} {{ run ? run.people.byteLength : 0 }}</h1></main>` };
