import { memo, useMemo } from 'react'
import type { Section } from '#article/article.ts'
import type { Language } from '#article/language.ts'
import { useWholePage } from '../device/useWholePage.ts'
import { inChrome } from '../languages/inChrome.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import styles from './ArticleBody.module.css'
import { BlockNumbers, numbersOf } from './blockNumbers.ts'
import { Blocks } from './Blocks.tsx'
import { HeadingLevel } from './headingLevel.ts'
import { StoryLanguage } from './storyLanguage.ts'

/** So many pieces of the first section are drawn with the headline; more than fit in a window. */
const drawnAtOnce = 6

/** The sections of a story, each under its heading, which can be linked to. */
export const ArticleBody = memo(function ArticleBody({
  sections,
  language,
}: {
  sections: Section[]
  language: Language | undefined
}) {
  const isWhole = useWholePage()
  const numbers = useMemo(() => numbersOf(sections), [sections])
  const drawn = (isWhole ? sections : openingOf(sections)).map((section, place) =>
    section.heading === null ? (
      <div key={section.id ?? place} className={styles.opening}>
        <Blocks blocks={section.blocks} />
      </div>
    ) : (
      <section key={section.id ?? place} className={styles.section}>
        <SectionHeading section={section} />
        <HeadingLevel value={(section.level ?? 2) + 1}>
          <Blocks blocks={section.blocks} />
        </HeadingLevel>
      </section>
    ),
  )
  return (
    <StoryLanguage value={language ?? ''}>
      <BlockNumbers value={numbers}>{drawn}</BlockNumbers>
    </StoryLanguage>
  )
})

function openingOf([first]: Section[]): Section[] {
  return first ? [{ ...first, blocks: first.blocks.slice(0, drawnAtOnce) }] : []
}

function SectionHeading({ section: { id, heading, level = 2 } }: { section: Section }) {
  const { t, language } = useTranslation()
  const Heading = `h${level}` as const
  return (
    // Reader views leave out a `div` in which there is little but a heading.
    <header className={styles.heading}>
      <Heading id={id ?? undefined}>{heading}</Heading>
      {id && <a href={`#${id}`} {...inChrome(language)} aria-label={t('article.linkToSection', { heading })} />}
    </header>
  )
}
