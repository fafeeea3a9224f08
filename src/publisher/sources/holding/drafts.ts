import type { Desk } from '../sources.ts'
import type { Story } from '../story.ts'

/** A story that its writer keeps back. */
export function asDraft(story: Story | null): Story | null {
  return story && { ...story, standing: { ...story.standing, status: 'withheld', isDraft: true } }
}

/** A desk that is told nothing: what is wrong with a draft is its writer's to find. */
export function quiet(desk: Desk): Desk {
  return { ...desk, remark: () => undefined }
}

/** Jekyll and Hexo keep what is not out in a folder of this name. */
export function isInDrafts(path: string): boolean {
  return /(^|\/)_drafts\//.test(path)
}
