/** Works on several inputs at once, and gives the results in the order of the inputs. Stops at the first failure. */
export async function* inOrder<Input, Result>(
  inputs: Iterable<Input> | AsyncIterable<Input>,
  atOnce: number,
  work: (input: Input) => Promise<Result>,
): AsyncGenerator<Result> {
  const started: Promise<Result>[] = []
  try {
    for await (const input of inputs) {
      const running = work(input)
      // Whoever waits for it is told; one that nobody comes to wait for is no fault of its own.
      running.catch(() => undefined)
      started.push(running)
      if (started.length >= atOnce) yield await started.shift()!
    }
    while (started.length > 0) yield await started.shift()!
  } finally {
    // After a failure nothing goes on behind the back of whoever cleans up.
    await Promise.allSettled(started)
  }
}
