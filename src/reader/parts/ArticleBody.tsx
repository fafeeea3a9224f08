import type { Section } from '#article/article.ts'
import { useTranslation } from 'react-i18next'
import { useInterfaceLanguage } from '../languages/useFormats.ts'
import styles from './ArticleBody.module.css'
import { Blocks } from './Blocks.tsx'

/** The sections of a story, each under its heading, which can be linked to. */
export function ArticleBody({ sections }: { sections: Section[] }) {
  return (
    <div className={styles.body}>
      {sections.map((section, place) =>
        section.heading === null ? (
          <Blocks key={section.id ?? place} blocks={section.blocks} />
        ) : (
          <section key={section.id ?? place} aria-labelledby={section.id ?? undefined}>
            <SectionHeading section={section} />
            <Blocks blocks={section.blocks} />
          </section>
        ),
      )}
    </div>
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
