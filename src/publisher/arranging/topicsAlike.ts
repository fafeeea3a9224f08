import type { Article } from '#article/article.ts'
import { finding, type Finding } from '../findings.ts'
import { topicSense, topicSlug } from '../sources/words/slugs.ts'

/** Tells of topics that are one because their addresses are alike, though their names are not: LAN and Lån. `chosen` are those of the settings. */
export function tellOfTopicsAlike(articles: Article[], chosen: string[], findings: Finding[]): void {
  const names = new Map<string, Set<string>>()
  const add = (slug: string, name: string) => {
    const known = names.get(slug)
    if (known) known.add(name)
    else names.set(slug, new Set([name]))
  }
  for (const name of chosen) add(topicSlug(name), name)
  for (const { topics } of articles) for (const { slug, name } of topics) add(slug, name)
  for (const [slug, spelt] of names) {
    if (spelt.size === 1) continue
    const bySense = new Map([...spelt].toSorted().map((name) => [topicSense(name), name]))
    bySense.delete(null)
    if (bySense.size > 1)
      findings.push(finding('note', 'edition', 'topic.alike', { names: [...bySense.values()].join(', '), slug }))
  }
}
