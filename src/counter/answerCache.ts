import { createHash } from 'node:crypto'

/** A JSON answer and its entity tag (RFC 9110, section 8.8.3): a weak one, since it stands for all its encodings. */
export interface CachedAnswer {
  text: string
  tag: string
}

/**
 * Works an answer out once for all who ask for `key` within `maxAge` milliseconds, and for all who ask while it is worked
 * out. `madeFrom` is what it is made from: when that is another object, the answer is made anew at once. `moment` is of a
 * clock that never goes back. A failure is not kept.
 */
export function openAnswerCache(maxAge: number) {
  const answers = new Map<string, { madeFrom: object; until: number; answer: Promise<CachedAnswer> }>()
  return (key: string, madeFrom: object, moment: number, work: () => Promise<unknown>): Promise<CachedAnswer> => {
    const cached = answers.get(key)
    if (cached && cached.madeFrom === madeFrom && moment < cached.until) return cached.answer
    const made = { madeFrom, until: moment + maxAge, answer: work().then(answerOf) }
    answers.set(key, made)
    made.answer.catch(() => answers.get(key) === made && answers.delete(key))
    return made.answer
  }
}

/** What tells of an answer only when it was worked out. */
const whenMade = ['to', 'computedAt']

function answerOf(content: unknown): CachedAnswer {
  // Or no list would be the same twice, though it says the same.
  const said = JSON.stringify(content, (key, value: unknown) => (whenMade.includes(key) ? undefined : value))
  const tag = `W/"${createHash('sha256').update(said).digest('base64url').slice(0, 22)}"`
  return { text: JSON.stringify(content), tag }
}

/** Whether `If-None-Match` names this tag. Weak or strong makes no difference here (RFC 9110, section 13.1.2). */
export function isNamed(tag: string, ifNoneMatch: string | undefined): boolean {
  const plain = (word: string) => word.trim().replace(/^W\//, '')
  const named = ifNoneMatch?.split(',').map(plain) ?? []
  return named.includes(plain(tag)) || named.includes('*')
}
