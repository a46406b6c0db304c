import type { PublicSettings } from '#api/http/locals.ts'

/** The national page for reporting a mistake of a government site, as a plain link; null until the site has its code. */
export const mistakeLink = (settings: PublicSettings, path: string): string | null =>
  settings.siteIdCode
    ? `https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=${settings.siteIdCode}&url=${encodeURIComponent(settings.origin + path)}`
    : null
