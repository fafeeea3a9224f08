import { memo } from 'react'
import { useTranslation } from '../languages/useTranslation.ts'
import { interfaceLanguages, type InterfaceLanguage } from '#article/language.ts'
import { rememberLanguage } from '../device/chosenLanguage.ts'
import { showChosenLanguage } from '../languages/fetchWords.ts'
import { ownNames } from '../languages/languages.ts'
import styles from './LanguagePicker.module.css'

/** Changes the language of the chrome and nothing else: scroll, focus and the article stay. */
export const LanguagePicker = memo(function LanguagePicker() {
  const { t, i18n, language: current } = useTranslation()
  const choose = (language: InterfaceLanguage) => {
    rememberLanguage(language)
    void showChosenLanguage(i18n)
  }
  return (
    <div role="group" aria-label={t('chooseLanguage')} className={styles.picker} data-story>
      {interfaceLanguages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === current}
          onClick={() => choose(language)}
        >
          {`${ownNames[language]} `}
        </button>
      ))}
    </div>
  )
})
