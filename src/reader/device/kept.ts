import * as v from 'valibot'

/** How the browser calls what is kept under a name. */
export function keptAs(name: string): string {
  return `lesesal.${name}`
}

/** What is kept on this device under a name; `otherwise` when there is nothing, or nothing usable. */
export function kept<Kept>(name: string, schema: v.GenericSchema<unknown, Kept>, otherwise: Kept): Kept {
  const result = v.safeParse(schema, read(keptAs(name)))
  return result.success ? result.output : otherwise
}

/** Keeps something on this device. Private windows may refuse; then it lasts as long as the page. */
export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(keptAs(name), JSON.stringify(value))
  } catch {
    // Nothing to do: what was chosen still holds on this page.
  }
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}
