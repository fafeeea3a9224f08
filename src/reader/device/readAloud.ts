const spoken = 'h2, h3, h4, p, li, th, td'

/** Who taps again while the voice is slow to come has asked twice; the device reads one thing at a time. */
let stopOther = () => {}

/** Reads a body aloud with a voice, marking the piece being read (`data-spoken`). Returns how to stop; `ended` is called either way. */
export function readAloud(body: Element, voice: SpeechSynthesisVoice, ended: () => void): () => void {
  const pieces = [...body.querySelectorAll<HTMLElement>(spoken)].filter(
    (piece) => piece.querySelector(spoken) === null && piece.textContent.trim() !== '',
  )
  let isStopped = false
  stopOther()
  const stop = () => {
    if (isStopped) return
    isStopped = true
    speechSynthesis.cancel()
    for (const piece of pieces) delete piece.dataset.spoken
    removeEventListener('pagehide', stop)
    ended()
  }
  const read = (place: number) => {
    const piece = pieces[place]
    // Leaving the page by a link takes the text away; there is nothing left to read from.
    if (piece === undefined || !piece.isConnected) return stop()
    piece.dataset.spoken = ''
    piece.scrollIntoView({ block: 'nearest' })
    speak(sentencesOf(wordsIn(piece), voice.lang), () => {
      delete piece.dataset.spoken
      read(place + 1)
    })
  }
  /** Some voices fall silent after fifteen seconds of one utterance, so each sentence is its own. */
  const speak = ([first, ...rest]: string[], done: () => void): void => {
    // Some browsers say of what they have been told to break off that it has ended.
    if (isStopped) return
    if (first === undefined) return done()
    const utterance = new SpeechSynthesisUtterance(first)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.addEventListener('end', () => speak(rest, done))
    // A voice may need a network that is gone.
    utterance.addEventListener('error', stop)
    speechSynthesis.speak(utterance)
  }
  addEventListener('pagehide', stop)
  stopOther = stop
  speechSynthesis.cancel()
  read(0)
  return stop
}

/** The words of a piece without the marks of its footnotes, which a voice reads as part of the sentence: “kilden punktum en”. */
function wordsIn(piece: Element): string {
  const words = piece.cloneNode(true) as Element
  for (const mark of words.querySelectorAll('[href^="#note-"]')) mark.remove()
  return words.textContent
}

function sentencesOf(text: string, language: string): string[] {
  // Firefox before 125 knows no sentences.
  if (!('Segmenter' in Intl)) return [text]
  const segments = new Intl.Segmenter(language.replace('_', '-'), { granularity: 'sentence' }).segment(text)
  return [...segments].map(({ segment }) => segment.trim()).filter(Boolean)
}
