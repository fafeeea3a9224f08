import type { Language } from '#article/language.ts'

/** Languages a text in the first may be read aloud in, best first: Norwegian voices are often just "no", and few speak nynorsk. */
const spokenAs: Record<string, string[]> = { nb: ['nb', 'no'], nn: ['nn', 'nb', 'no'] }

/** A voice of this device for a language, one that needs no network if there is one; null when none fits or nobody knows the language. */
export function voiceFor(language: Language | undefined): SpeechSynthesisVoice | null {
  if (language === undefined || !('speechSynthesis' in window)) return null
  const main = language.split('-')[0]!
  const voices = speechSynthesis.getVoices().toSorted((a, b) => Number(b.localService) - Number(a.localService))
  const spoken = (voice: SpeechSynthesisVoice) => voice.lang.toLowerCase().split(/[-_]/)[0]
  for (const fitting of spokenAs[main] ?? [main]) {
    const voice = voices.find((candidate) => spoken(candidate) === fitting)
    if (voice) return voice
  }
  return null
}

/** Browsers tell their voices late. */
export function onVoicesChanged(changed: () => void): () => void {
  if (!('speechSynthesis' in window)) return () => undefined
  speechSynthesis.addEventListener('voiceschanged', changed)
  return () => speechSynthesis.removeEventListener('voiceschanged', changed)
}
