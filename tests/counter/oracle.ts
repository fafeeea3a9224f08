import type { View } from '#counter/viewStore.ts'

/** What a store must answer, worked out by going through the whole log again for every question. */
export function oracleOf(log: View[]) {
  const counted: View[] = []
  const seen = new Set<string>()
  for (const view of log) {
    const key = `${view.hour.slice(0, 10)}|${view.article}|${view.visitor}`
    if (!seen.has(key)) counted.push(view)
    seen.add(key)
  }
  return {
    sums(first: string, last: string): Map<string, number> {
      const sums = new Map<string, number>()
      for (const { article, hour } of counted) {
        if (hour >= first && hour <= last) sums.set(article, (sums.get(article) ?? 0) + 1)
      }
      return sums
    },
    /** Ids and views, best first: views, then what is dated last, then id. */
    ranking(first: string, last: string, published: Record<string, string>, limit: number): [string, number][] {
      return [...this.sums(first, last)]
        .filter(([article]) => article in published)
        .toSorted(([a, more], [b, fewer]) => {
          if (more !== fewer) return fewer - more
          if (published[a] !== published[b]) return published[a]! > published[b]! ? -1 : 1
          return a < b ? -1 : 1
        })
        .slice(0, limit)
    },
  }
}
