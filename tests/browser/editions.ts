// Three ports in a row; a run beside another on the same machine is given others.
const first = Number(process.env.BROWSER_TESTS_PORT ?? 4197)

/** Where `serveDemo.ts` serves the edition of files made to harm their readers, that of stories hard to set, and the demo. */
export const hostileEdition = `http://localhost:${first}`
export const hardEdition = `http://localhost:${first + 1}`
export const demoEdition = `http://localhost:${first + 2}`
