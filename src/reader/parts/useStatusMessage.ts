import { useRef, useState } from 'react'
import type { SavedWord } from '../device/keepForLater.ts'
import { useTranslation } from '../languages/useTranslation.ts'

/** The words for what was done with a story. */
export type StatusKey = SavedWord | 'tools.copied' | 'tools.notCopied'

/** What StatusMessage tells, null when nothing is, and how to have something told for a moment. */
export function useStatusMessage(): [status: StatusKey | null, tell: (status: StatusKey) => void] {
  const { language } = useTranslation()
  const [status, setStatus] = useState<StatusKey | null>(null)
  const timer = useRef(0)
  const [toldIn, setToldIn] = useState(language)
  if (toldIn !== language) {
    // Screen readers would tell it again in the other language, and nothing was done then.
    setToldIn(language)
    setStatus(null)
  }
  const tell = (told: StatusKey) => {
    setStatus(told)
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setStatus(null), 5000)
  }
  return [status, tell]
}
