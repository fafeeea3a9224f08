import type { Article } from '#article/article.ts'
import type { PartialDate } from '#article/partialDate.ts'

/** What the publisher needs to know of a story and readers never see: whether it may be out, and which version it is. */
export interface Standing {
  status: 'usable' | 'withheld' | 'canceled'
  /** Held until that is past; without end where nobody can read until when. */
  embargo: { until: PartialDate | null } | null
  /** Not out before this, by its earliest reading; undefined where a date does not say that. */
  comesOut?: PartialDate | null
  /** Not to be shown from this on. */
  expires: PartialDate | null
  /** The source's own count of versions, such as "11". */
  version: string | null
  /** When this version was made. */
  revised: PartialDate | null
  /** Ids of other stories that this one withdraws. */
  cancels: string[]
  /** What else this version is called, by which another may withdraw it. */
  alsoCalled?: string[]
  /** Addresses it had before, as its source gives them: paths on the site, or whole. */
  formerly?: string[]
  /** Where copies of it were. */
  alsoAt?: string[]
  /** Kept back by its writer, which has been told; its status is withheld too. It holds back other versions of its story, but no copies. */
  isDraft?: true
}

/** A story as it came out of a file: what readers see, and how it stands. */
export interface Story {
  article: Article
  standing: Standing
  /** Which story of its file it is, counted from 1; undefined in files that hold one. */
  item?: number
}

export const usable: Standing = {
  status: 'usable',
  embargo: null,
  expires: null,
  version: null,
  revised: null,
  cancels: [],
}
