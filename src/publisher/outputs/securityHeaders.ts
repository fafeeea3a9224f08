import { createHash } from 'node:crypto'

/**
 * The headers every answer carries. They belong to the edition, so that any server that reads edition/headers.json
 * sends the same. The few inline scripts and styles of the shell are named by their hash (CSP Level 3, section 6.7.3.3).
 */
export function securityHeaders(shell: string): Record<string, string> {
  const scripts = hashesOf(shell, /<script>([\s\S]*?)<\/script>/g)
  const styles = hashesOf(shell, /<style>([\s\S]*?)<\/style>/g)
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval'${scripts}`,
    `style-src 'self'${styles}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
  }
}

function hashesOf(shell: string, elements: RegExp): string {
  return [...shell.matchAll(elements)].map(([, content]) => ` '${sha256(content!)}'`).join('')
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
