import { useState } from 'react'
import type { SavedWord } from '../device/keepForLater.ts'

/** What can be said of something that was done with a story. */
export type Said = SavedWord | 'tools.copied' | 'tools.notCopied'

/** Something to be said for a moment: what, null when nothing is, and how to say it. */
export function useSaid(): [said: Said | null, say: (word: Said) => void] {
  const [said, setSaid] = useState<Said | null>(null)
  const say = (word: Said) => {
    setSaid(word)
    setTimeout(() => setSaid((now) => (now === word ? null : now)), 5000)
  }
  return [said, say]
}
