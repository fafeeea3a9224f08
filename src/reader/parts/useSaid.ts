import { useState } from 'react'
import type { SavedWord } from '../device/keepForLater.ts'

/** What can be said of something that was done with a story. */
export type SaidWord = SavedWord | 'tools.copied' | 'tools.notCopied'

/** Something to be said for a moment: what, null when nothing is, and how to say it. */
export function useSaid(): [said: SaidWord | null, say: (word: SaidWord) => void] {
  const [said, setSaid] = useState<SaidWord | null>(null)
  const say = (word: SaidWord) => {
    setSaid(word)
    setTimeout(() => setSaid((now) => (now === word ? null : now)), 5000)
  }
  return [said, say]
}
