import type { Section } from '#article/article.ts'
import { useInterfaceLanguage } from '../languages/useFormats.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import styles from './ArticleBody.module.css'
import { Blocks } from './Blocks.tsx'

/** The sections of a story, each under its heading, which can be linked to. */
export function ArticleBody({ sections }: { sections: Section[] }) {
  return sections.map((section, place) =>
    section.heading === null ? (
      <div key={section.id ?? place} className={styles.opening}>
        <Blocks blocks={section.blocks} />
      </div>
    ) : (
      <section key={section.id ?? place} className={styles.section} aria-labelledby={section.id ?? undefined}>
        <SectionHeading section={section} />
        <Blocks blocks={section.blocks} />
      </section>
    ),
  )
}

function SectionHeading({ section: { id, heading, level = 2 } }: { section: Section }) {
  const { t } = useTranslation()
  const language = useInterfaceLanguage()
  const Heading = `h${level}` as const
  return (
    <div className={styles.heading}>
      <Heading id={id ?? undefined}>{heading}</Heading>
      {id && (
        <a href={`#${id}`} lang={language} aria-label={t('article.linkToSection', { heading })} data-chrome-word>
          §
        </a>
      )}
    </div>
  )
}
