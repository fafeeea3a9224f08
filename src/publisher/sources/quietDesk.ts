import type { Desk } from './sources.ts'

/** A desk that is told nothing, for what is told elsewhere, or is nobody's to mend: what is wrong with a draft is its writer's. */
export function quiet(desk: Desk): Desk {
  return { ...desk, remark: () => undefined }
}
