import type { Article } from '#article/article.ts'

/** How many related stories an article has room for. */
const room = 4

/** How many of the nearest stories of each topic are looked at. */
const reach = 24

/**
 * For each article the places of the stories that share most topics with it, nearest in time first. Older stories go
 * before newer ones, so that a new story changes no page of an older one that has enough. `articles` must be newest first.
 */
export function relatedStories(articles: Article[]): (place: number) => number[] {
  const topics = new Map<string, Places>()
  articles.forEach((article, place) => {
    for (const { slug } of article.topics) {
      const { list, rank }: Places = topics.get(slug) ?? { list: [], rank: new Map() }
      rank.set(place, list.push(place) - 1)
      topics.set(slug, { list, rank })
    }
  })
  return (place) => {
    const shared = new Map<number, number>()
    for (const { slug } of articles[place]!.topics) {
      const { list, rank } = topics.get(slug)!
      const at = rank.get(place)!
      for (let next = Math.max(0, at - reach); next <= at + reach && next < list.length; next++) {
        const other = list[next]!
        // Its neighbours in time stand below it already.
        if (Math.abs(other - place) > 1) shared.set(other, (shared.get(other) ?? 0) + 1)
      }
    }
    return best(shared, place)
  }
}

/** Where the stories of a topic stand among all, in order, and which of the topic's each is. */
interface Places {
  list: number[]
  rank: Map<number, number>
}

/** The first in order, found without sorting the many that are not. */
function best(shared: Map<number, number>, place: number): number[] {
  const isOlder = (other: number) => Number(other > place)
  const isBefore = (a: number, b: number) =>
    (isOlder(b) - isOlder(a) || shared.get(b)! - shared.get(a)! || Math.abs(a - place) - Math.abs(b - place)) < 0
  const chosen: number[] = []
  for (const other of shared.keys()) {
    let at = chosen.length
    while (at > 0 && isBefore(other, chosen[at - 1]!)) at--
    if (at < room) chosen.splice(at, 0, other)
    if (chosen.length > room) chosen.pop()
  }
  return chosen
}
