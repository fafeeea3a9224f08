// oxlint-disable unicorn/require-post-message-target-origin -- a port has no origin to name
import { answer, prepare, type Question } from './searchEngine.ts'

// Searching ten thousand stories takes a phone a second, in which the page must go on answering taps and letters.
addEventListener('message', ({ data: question, ports: [page] }: MessageEvent<Question>) => {
  // Where nobody waits for an answer, one is only prepared for.
  if (!page) return void prepare(question)
  answer(question).then(
    (found) => page.postMessage(found),
    () => page.postMessage(null),
  )
})
