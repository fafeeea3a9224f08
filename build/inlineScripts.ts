import { minifySync, type Plugin } from 'vite'

/** Writes the scripts that stand in the shell as short as those in files: every page carries them. */
export function inlineScripts(): Plugin {
  return {
    name: 'lesesal-inline-scripts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html.replaceAll(/(?<=<script>)[^]*?(?=<\/script>)/g, (code) => {
          const { code: short, errors } = minifySync('shell.js', code, { compress: { target: 'es2015' } })
          if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
          return short
        }),
    },
  }
}
