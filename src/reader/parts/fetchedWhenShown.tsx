import { useCallback, useEffect, useState, type ComponentType } from 'react'
import { PartFailed } from './ErrorBoundary.tsx'

/**
 * A part whose program is fetched when it is first shown. Where it cannot be, it says so in its own place and can be asked
 * for again; React's `lazy` would take the page with it, and remember the failure.
 */
export function fetchedWhenShown<Props extends object>(fetchPart: () => Promise<ComponentType<Props>>) {
  let fetched: ComponentType<Props> | undefined
  return function FetchedWhenShown(props: Props) {
    const [Part, setPart] = useState(() => fetched)
    const [hasFailed, setHasFailed] = useState(false)
    const ask = useCallback(() => {
      setHasFailed(false)
      fetchPart().then(
        (part) => setPart(() => (fetched = part)),
        () => setHasFailed(true),
      )
    }, [])
    useEffect(() => {
      if (fetched === undefined) ask()
    }, [ask])
    if (hasFailed) return <PartFailed retry={ask} />
    return Part && <Part {...props} />
  }
}
