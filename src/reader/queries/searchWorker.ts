import { answer, prepare, type Answer, type Question } from './searchEngine.ts'

/** What the page asks of its worker. */
export interface Asked {
  id: number
  task: 'prepare' | 'search'
  question: Question
}

/** What the worker answers; null where the index did not. */
export interface Answered {
  id: number
  answer: Answer | null
}

// Searching ten thousand stories takes a phone a second, in which the page must go on answering taps and letters.
addEventListener('message', ({ data: { id, task, question } }: MessageEvent<Asked>) => {
  if (task === 'prepare') void prepare(question)
  else answer(question).then(tell, () => tell(null))

  function tell(found: Answer | null): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the page that started it is meant
    postMessage({ id, answer: found } satisfies Answered)
  }
})
