import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { Image } from '#article/image.ts'
import { spokenIn, type Language } from '#article/language.ts'
import { useInterfaceLanguage } from '../languages/useFormats.ts'
import { useWordsOnDemand } from '../languages/onDemand.ts'
import { Caption } from './Caption.tsx'
import styles from './Lightbox.module.css'
import { Picture } from './Picture.tsx'

interface LightboxProps {
  images: Image[]
  /** Which of them is shown first. */
  opened: number
  /** The story's, which captions are in. */
  language: Language | undefined
}

/** The pictures of a story, each as large as the window, or twice its own size if that is less: a strip that scrolls by swipe, arrow keys and buttons. */
export function Lightbox({ images, opened, language }: LightboxProps) {
  const { t } = useWordsOnDemand()
  const dialog = useRef<HTMLDialogElement>(null)
  const strip = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState(opened)
  const leave = useLeave()
  const file = images[opened]!.renditions.at(-1)!.url

  useLayoutEffect(() => {
    const open = dialog.current!
    open.showModal()
    strip.current!.scrollTo({ left: opened * strip.current!.clientWidth, behavior: 'instant' })
    // Closing gives focus back to the picture that was tapped; of one that was opened by its address nothing had it.
    return () => {
      open.close()
      const { activeElement: focused } = document
      if (focused === document.body || open.contains(focused))
        document.querySelector<HTMLElement>(`main figure a[href="${file}"]`)?.focus()
    }
  }, [opened, file])

  const turnTo = (place: number) => strip.current!.scrollTo({ left: place * strip.current!.clientWidth })
  const turnByKey = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step === undefined) return
    // The strip would scroll a little by itself.
    event.preventDefault()
    turnTo(shown + step)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the strip inside; the dialog hears them from whatever in it has focus
    <dialog
      ref={dialog}
      lang={useInterfaceLanguage()}
      dir="ltr"
      className={styles.lightbox}
      aria-label={t('lightbox.place', { place: shown + 1, count: images.length })}
      onKeyDown={turnByKey}
      onCancel={(event) => {
        event.preventDefault()
        leave()
      }}
    >
      <div
        ref={strip}
        tabIndex={0}
        className={styles.strip}
        onScroll={({ currentTarget: { scrollLeft, clientWidth } }) => setShown(Math.round(scrollLeft / clientWidth))}
      >
        {images.map((image, place) => (
          <figure key={image.renditions[0]!.url} {...spokenIn(language)} inert={place !== shown}>
            <Picture image={image} sizes={`min(100vw, ${2 * image.width}px)`} first={place === opened} />
            <Caption image={image} />
          </figure>
        ))}
      </div>
      <div className={styles.controls}>
        {images.length > 1 && (
          <>
            {/* Not `disabled`, which would take the focus away, and the arrow keys with it. */}
            <button type="button" aria-disabled={shown === 0} onClick={() => turnTo(shown - 1)}>
              {t('lightbox.previous')}
            </button>
            <p role="status">{t('lightbox.place', { place: shown + 1, count: images.length })}</p>
            <button type="button" aria-disabled={shown === images.length - 1} onClick={() => turnTo(shown + 1)}>
              {t('lightbox.next')}
            </button>
          </>
        )}
        <button type="button" className={styles.close} onClick={leave}>
          {t('close')}
        </button>
      </div>
    </dialog>
  )
}

/** Closes by going back when the picture was opened from the page, so that the browser's history stays as it was. */
function useLeave(): () => void {
  const navigate = useNavigate()
  const { state, pathname } = useLocation()
  return () => {
    if ((state as { opened?: true } | null)?.opened) void navigate(-1)
    else void navigate(pathname, { replace: true, preventScrollReset: true })
  }
}
