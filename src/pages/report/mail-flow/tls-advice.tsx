import type { JSX } from 'preact'
import { t } from '../../../platform/i18n.ts'
import { MICROSOFT_PAGES } from './microsoft-pages.ts'

/** What an admin can do, by whose servers they are, and where Microsoft says more. */
export function TlsAdvice(): JSX.Element {
  return (
    <>
      <section class="stack">
        <h3>{t('adviceTitle')}</h3>
        <p>{t('adviceLead')}</p>
        <dl class="advice">
          <dt>{t('adviceOwn')}</dt>
          <dd>{t('adviceOwnText')}</dd>
          <dt>{t('advicePartners')}</dt>
          <dd>{t('advicePartnersText')}</dd>
          <dt>{t('adviceOthers')}</dt>
          <dd>{t('adviceOthersText')}</dd>
          <dt>{t('adviceOldTls')}</dt>
          <dd>{t('adviceOldTlsText')}</dd>
          <dt>{t('adviceNoTls')}</dt>
          <dd>{t('adviceNoTlsText')}</dd>
        </dl>
      </section>
      <section class="stack">
        <h3>{t('pagesTitle')}</h3>
        <ul class="microsoft-pages">
          {MICROSOFT_PAGES.map(({ title, address }) => (
            <li key={address}>
              <a href={address} target="_blank" rel="noreferrer noopener">
                {t(title)}
              </a>
            </li>
          ))}
        </ul>
        <p class="small quiet">{t('pagesNote')}</p>
      </section>
    </>
  )
}
