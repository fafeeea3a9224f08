import { startTransition, useLayoutEffect, useState } from 'react'
import { whenIdle } from './sparing.ts'

/** A page that is never idle is drawn whole nonetheless. Milliseconds. */
const patience = 100

const waiting = new Set<() => void>()

/** Does it when the page as it stands has been painted. Gives how to call it off. */
export function afterPaint(task: () => void): () => void {
  if (waiting.size === 0) requestAnimationFrame(() => whenIdle(doWhatWaits, patience))
  waiting.add(task)
  return () => void waiting.delete(task)
}

function doWhatWaits(): void {
  const tasks = [...waiting]
  waiting.clear()
  for (const task of tasks) task()
}

/**
 * A value as it was before, and at first `first`, until the page has been painted: then what is drawn with it is drawn in
 * slices. React would begin with them before the browser comes to paint.
 */
export function useAfterPaint<Value>(value: Value, first: Value = value): Value {
  const [shown, setShown] = useState(first)
  useLayoutEffect(() => afterPaint(() => startTransition(() => setShown(value))), [value])
  return shown
}
