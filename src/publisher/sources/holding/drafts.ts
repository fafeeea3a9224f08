import { type Desk, quiet } from '../desk.ts'
import type { Story } from '../story.ts'

/** A story that its writer keeps back. */
export function asDraft(story: Story): Story {
  return { ...story, standing: { ...story.standing, status: 'withheld', isDraft: true } }
}

/** The same of what is read for a desk, which is told nothing of it but that. */
export function readAsDraft(desk: Desk, read: (quietly: Desk) => Story[]): Story[] {
  return read(quiet(desk)).map(asDraft)
}

/** Jekyll and Hexo keep what is not out in `_drafts`, people in folders they call so; Nuxt calls the file `sak.draft.md`. */
const draftPlace = /(?:^|\/)(_?drafts?|utkast|kladder|kladd)\/|\.(draft|utkast|kladd)\.[^./]+$/i

/** What in a file's path says that it is a draft. */
export function draftInPath(path: string): string | null {
  const [, folder, ending] = draftPlace.exec(path) ?? []
  return folder ?? (ending === undefined ? null : `.${ending}`)
}
