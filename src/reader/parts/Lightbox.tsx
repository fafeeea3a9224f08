import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { Image } from '#article/image.ts'
import { spokenIn, type Language } from '#article/language.ts'
import { useWordsOnDemand } from '../languages/wordsOnDemand.ts'
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
  const { t, language: chrome } = useWordsOnDemand()
  const [shown, setShown] = useState(opened)
  const leave = useLeave()
  const { dialog, strip, turnTo } = useStrip(opened, images[opened]!.renditions.at(-1)!.url)
  const place = t('lightbox.place', { place: shown + 1, count: images.length })
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
      lang={chrome}
      dir="ltr"
      className={styles.lightbox}
      aria-label={place}
      onKeyDown={turnByKey}
      onCancel={(event) => {
        event.preventDefault()
        leave()
      }}
    >
      <div
        ref={strip}
        tabIndex={0}
        role="region"
        lang={language ?? ''}
        aria-label={images[shown]?.alt}
        className={styles.strip}
        onScroll={({ currentTarget: { scrollLeft, clientWidth } }) => setShown(Math.round(scrollLeft / clientWidth))}
      >
        {images.map((image, at) => (
          <figure key={image.renditions[0]!.url} {...spokenIn(language)} inert={at !== shown}>
            <Picture image={image} sizes={`min(100vw, ${2 * image.width}px)`} first={at === opened} />
            <Caption image={image} />
          </figure>
        ))}
      </div>
      <div className={styles.controls}>
        {images.length > 1 && <Turning shown={shown} last={images.length - 1} place={place} turnTo={turnTo} />}
        <button type="button" className={styles.close} onClick={leave}>
          {t('close')}
        </button>
      </div>
    </dialog>
  )
}

interface TurningProps {
  shown: number
  last: number
  /** Which picture of how many is shown, in words. */
  place: string
  turnTo: (at: number) => void
}

function Turning({ shown, last, place, turnTo }: TurningProps) {
  const { t } = useWordsOnDemand()
  return (
    <>
      {/* Not `disabled`, which would take the focus away, and the arrow keys with it. */}
      <button type="button" aria-disabled={shown === 0} onClick={() => turnTo(shown - 1)}>
        {t('lightbox.previous')}
      </button>
      <p aria-live="polite" aria-atomic>
        {place}
      </p>
      <button type="button" aria-disabled={shown === last} onClick={() => turnTo(shown + 1)}>
        {t('lightbox.next')}
      </button>
    </>
  )
}

/** Opens the dialog at a picture, whose file has this address, and turns to others. */
function useStrip(opened: number, file: string) {
  const dialog = useRef<HTMLDialogElement>(null)
  const strip = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const open = dialog.current!
    open.showModal()
    strip.current!.scrollTo({ left: opened * strip.current!.clientWidth, behavior: 'instant' })
    // Closing gives focus back to the picture that was tapped; of one that was opened by its address nothing had it.
    return () => {
      open.close()
      const { activeElement: focused } = document
      if (focused !== document.body && !open.contains(focused)) return
      const link = document.querySelector<HTMLElement>(`main figure a[href="${file}"]`)
      // Safari would go to all of a picture of which a part was tapped.
      link?.focus({ preventScroll: link.getBoundingClientRect().top < window.innerHeight })
    }
  }, [opened, file])

  const turnTo = (at: number) => strip.current!.scrollTo({ left: at * strip.current!.clientWidth })
  return { dialog, strip, turnTo }
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
