import { useState } from 'react'
import type { SavedWord } from '../device/keepForLater.ts'
import { useTranslation } from '../languages/useTranslation.ts'

/** What can be said of something that was done with a story. */
export type SaidWord = SavedWord | 'tools.copied' | 'tools.notCopied'

/** Something to be said for a moment: what, null when nothing is, and how to say it. */
export function useSaid(): [said: SaidWord | null, say: (word: SaidWord) => void] {
  const { language } = useTranslation()
  const [said, setSaid] = useState<SaidWord | null>(null)
  const [saidIn, setSaidIn] = useState(language)
  if (saidIn !== language) {
    // Screen readers would tell it again in the other language, and nothing was done then.
    setSaidIn(language)
    setSaid(null)
  }
  const say = (word: SaidWord) => {
    setSaid(word)
    setTimeout(() => setSaid((now) => (now === word ? null : now)), 5000)
  }
  return [said, say]
}
