import { describe, expect, test } from 'vitest'
import { only, readMd, textOf } from './reading.ts'

const read = (body: string, path?: string) => readMd(`---\ntitle: Bru\nlanguage: nb\n---\n\n${body}\n`, path)

describe('what writers say to each other in comments reaches no readers, and is told', () => {
  test.each([
    ['Liquid', '{%- comment -%}\nHemmelig.\n\n`Hemmelig` er {{ dette }}.\n{%- endcomment -%}'],
    ['Liquid, in a line', 'her {% comment %}hemmelig{% endcomment %} nå'],
    ['what is never shown', '{% if false %}Hemmelig.{% if x %}Hemmelig.{% endif %} Hemmelig.{% endif %}'],
    ['Nunjucks', '{#\nHemmelig.\n\nHemmelig. #}'],
    ['Nunjucks, without spaces', 'her {#hemmelig notat#} nå'],
    ['Hugo', '{{/* Hemmelig. */}}'],
    ['Hugo, as a shortcode', '{{< comment >}}\nHemmelig.\n\nHemmelig.\n{{< /comment >}}'],
    ['Hugo, as a shortcode of Markdown', '{{% comment %}}Hemmelig.{{% /comment %}}'],
    ['MDX', 'her {/* hemmelig\n\nnotat */} nå'],
    ['kramdown', '{::comment}\nHemmelig.\n\nHemmelig.\n{:/comment}'],
    ['CriticMarkup', 'her {>>Hemmelig<<} nå'],
    ['Obsidian', 'her %%hemmelig%% nå'],
    ['Obsidian, several paragraphs', '%%\nHemmelig.\n\nHemmelig.\n%%'],
  ])('in %s', async (_, comment) => {
    const reading = await read(`Brua er åpen.\n\n${comment}\n\nKøen var lang.`)
    const text = textOf(only(reading))
    expect(text).toContain('Brua er åpen.')
    expect(text).toContain('Køen var lang.')
    expect(text).not.toMatch(/hemmelig|dette|[{}#%<>]/i)
    expect(reading.findings).toContainEqual(
      expect.objectContaining({ kind: 'repaired', words: 'comment.dropped', file: 'norge/sak.md', line: 8 }),
    )
  })

  test('also where a stray backtick stands in the paragraphs around', async () => {
    const text = textOf(only(await read('Ein ` her.\n\n{# Hemmelig #}\n\nOg ein ` her.')))
    expect(text).not.toContain('Hemmelig')
  })

  test('of a condition that is false what stands after "else" is kept', async () => {
    const text = textOf(only(await read('{% if false %}Hemmelig.{% else %}Brua er åpen.{% endif %}')))
    expect(text).toContain('Brua er åpen.')
    expect(text).not.toContain('Hemmelig')
  })
})

test.each([
  'Slik: `{# ikke en kommentar #}`, og `%%` og `%%`.',
  'Prisene steg 10 %% i mai og 20 %% i juni.',
  'Prisene steg 10%% i mai og 20%% i juni.',
  'Et tegn %% alene.',
  'Tegnet %% her.\n\nOg tegnet %% der.',
  'Mengden {# 5.\n\nOg så #} her.',
  'Til høyre {>> her.\n\nTil venstre <<} der.',
  'Et sett {a, b} og {# alene.',
  'Tegnet `>>` peker {>> mot høyre.',
  '50 % av 100 % er 50 %.',
])('what only looks like one stays: %s', async (body) => {
  const reading = await read(body)
  expect(textOf(only(reading))).toContain(body.replaceAll('`', '').replace('\n\n', '\n'))
  expect(reading.findings.map(({ code }) => code)).not.toContain('comment.dropped')
})

test.each([
  ['Brua er åpen.\n\n<!-- Vent med dette til kilden svarer:\n\nKøen var lang.\n\nDet er alt.', 8],
  ['Brua er åpen. <!-- kort --> Ja.\n\n- <!-- hemmelig\nnotat\n\nKøen var lang.', 8],
])('a comment that never ends holds what stands below it, and is told: %j', async (body, line) => {
  const { stories, findings } = await read(body)
  expect(stories.map(({ standing }) => standing.status)).toEqual(['withheld'])
  expect(findings).toEqual([expect.objectContaining({ kind: 'held', words: 'draft/unclosed', line })])
})

test('a comment that never ends is left out and told where nothing stands below it', async () => {
  const reading = await read('Brua er åpen.\n\n<!-- hemmelig\nnotat')
  expect(textOf(only(reading))).not.toMatch(/hemmelig|notat|--/)
  expect(reading.stories.map(({ standing }) => standing.status)).toEqual(['usable'])
  expect(reading.findings).toContainEqual(
    expect.objectContaining({ kind: 'repaired', words: 'comment.dropped/unclosed', line: 8 }),
  )
})

test.each(['```\n<!-- slik\n```\n\nKøen var lang.', '    <!-- slik\n\nKøen var lang.'])(
  'what code shows of comments is none: %j',
  async (body) => {
    const reading = await read(body)
    expect(textOf(only(reading))).toMatch(/<!-- slik\s+Køen var lang\./)
    expect(reading.findings).toEqual([])
  },
)

test.each([
  ['<div hidden>Hemmelig.</div>', 'Hemmelig.'],
  ['<p style="display: none">Hemmelig.</p>', 'Hemmelig.'],
  ['<div hidden>\n\nHemmelig **notat**.\n\n</div>', 'Hemmelig notat.'],
])('what is hidden from readers is left out, and told: %s', async (hidden, words) => {
  const reading = await read(`Brua er åpen.\n\n${hidden}\n\n<span aria-hidden="true">Køen</span> var lang.`)
  expect(textOf(only(reading))).toMatch(/Brua er åpen\.\s+Køen var lang\./)
  expect(reading.findings).toMatchObject([
    { kind: 'repaired', words: 'html.dropped/hidden', values: { text: words }, line: 8 },
  ])
})

test('names of headings are no comments', async () => {
  const { findings } = await read('## Bru {#bru .stor}\n\nBrua er åpen.\n\n## Ferje {#ferje}\n\nFerja går #}')
  expect(findings.map(({ code }) => code)).not.toContain('comment.dropped')
})

test('what is to be shown as it is, is', async () => {
  const reading = await read('Skriv {% raw %}{{ navn }} eller {# notat #}{% endraw %} der.')
  expect(textOf(only(reading))).toContain('Skriv {{ navn }} eller {# notat #} der.')
  expect(reading.findings).toEqual([])
})

test('marks of components with programs in them are not shown', async () => {
  const reading = await read(
    "<Tabs items={['A', 'B']} style={{ color: 'red' }}>\n  <Tab>Brua er åpen.</Tab>\n</Tabs>\n\nKøen var lang.",
    'norge/sak.mdx',
  )
  expect(textOf(only(reading))).toMatch(/^\s*Bru\s+Brua er åpen\.\s+Køen var lang\.$/)
  expect(reading.findings).toContainEqual(expect.objectContaining({ words: 'template.dropped', line: 6 }))
})

test.each(['{#', '{% comment %}', '{% if false %}', '{% raw %}', '{>>', '%% ', '{::comment}', '{{< comment >}}'])(
  'a text with "%s" thousands of times is read',
  async (mark) => {
    expect((await read(`Brua er åpen.\n\n${`${mark} `.repeat(20_000)}`)).stories).toHaveLength(1)
  },
  5000,
)

test.each([
  ['<!-- SPERREFRIST: 1. januar 2040 -->', { embargo: { until: '2040-01-01' }, status: 'usable' }, 'embargo.line'],
  ['<!--\nEmbargo: 1. januar 2040\n-->', { embargo: { until: '2040-01-01' }, status: 'usable' }, 'embargo.line'],
  ['%% KLADD – ikke publiser %%', { embargo: null, status: 'withheld' }, 'draft/line'],
  ['{# KLADD #}', { embargo: null, status: 'withheld' }, 'draft/line'],
])('%j above a text holds it', async (comment, standing, words) => {
  const reading = await readMd(`${comment}\n\n# Brua\n\nBrua er åpen for alle.\n`)
  expect(reading.stories.map((story) => story.standing)).toEqual([expect.objectContaining(standing)])
  expect(reading.findings).toContainEqual(expect.objectContaining({ words }))
})

test('a comment far below that speaks of a draft is about what stands beside it', async () => {
  const text = `# Brua\n\n${'Brua er åpen for alle.\n\n'.repeat(9)}<!-- KLADD -->\n\nMer om den.\n`
  expect((await readMd(text)).stories.map(({ standing }) => standing.status)).toEqual(['usable'])
})
