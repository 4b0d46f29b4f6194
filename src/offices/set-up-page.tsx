import { formatDate, formatNumber } from '../i18n/format.ts'
import { t } from '../i18n/translate.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Checkboxes } from '../ui/choices.tsx'
import { ErrorSummary, errorOf, type FieldError } from '../ui/error-summary.tsx'
import { type Frame, Shell } from '../ui/shell.tsx'
import { TextAreaField, TextField } from '../ui/text-field.tsx'
import { Title } from '../ui/title.tsx'
import { NewPassphrase } from './me-page.tsx'
import type { MakeOffice } from './make-office.ts'
import type { DemoLoading } from './set-up.ts'

type Typed = Omit<MakeOffice, 'passphrase' | 'again'>
export type SetUpProps = { frame: Frame; code: string; typed: Typed; errors: readonly FieldError[] }

/** The first visit: make the office and its administrator, or look at the demo first. */
export function SetUpPage(props: SetUpProps) {
  const { frame, errors } = props
  const { lang } = frame
  return (
    <Shell frame={frame} title={t(lang, 'setup.heading')} failed={errors.length > 0} switchHere>
      <div class="sheet">
        <ErrorSummary lang={lang} errors={errors} />
        <Title heading={t(lang, 'setup.heading')} line={t(lang, 'setup.line')} />
        <form action="/set-up" method="post">
          <input type="hidden" name="_token" value={frame.token} />
          <input type="hidden" name="code" value={props.code} />
          <Office {...props} />
          <Units {...props} />
          <Administrator {...props} />
        </form>
        <DemoOffer {...props} />
      </div>
    </Shell>
  )
}

function Office({ frame: { lang }, typed, errors }: SetUpProps) {
  return (
    <Card heading={t(lang, 'setup.office')}>
      <div class="form">
        <div class="form__pair">
          <TextField
            lang={lang}
            name="name"
            label={t(lang, 'setup.name')}
            hint={t(lang, 'setup.nameHint')}
            value={typed.name}
            autoComplete="organization"
            error={errorOf(errors, 'name')}
          />
          <TextField
            lang={lang}
            name="name_en"
            label={t(lang, 'setup.nameEn')}
            hint={t(lang, 'setup.nameEnHint')}
            value={typed.name_en}
          />
        </div>
        <div class="form__pair">
          <TextField
            lang={lang}
            name="county"
            label={t(lang, 'setup.county')}
            hint={t(lang, 'setup.countyHint')}
            value={typed.county}
          />
          <TextField
            lang={lang}
            name="county_en"
            label={t(lang, 'setup.countyEn')}
            hint={t(lang, 'setup.nameEnHint')}
            value={typed.county_en}
          />
        </div>
        <TextField
          lang={lang}
          name="word"
          label={t(lang, 'setup.word')}
          hint={t(lang, 'setup.wordHint')}
          value={typed.word}
          width={10}
        />
        <p class="govuk-hint">{t(lang, 'setup.zone')}</p>
      </div>
    </Card>
  )
}

function Units({ frame: { lang }, typed, errors }: SetUpProps) {
  return (
    <Card heading={t(lang, 'setup.units')}>
      <div class="form form__pair">
        <TextAreaField
          lang={lang}
          name="villages"
          label={t(lang, 'setup.villages')}
          hint={t(lang, 'setup.villagesHint')}
          value={typed.villages}
          rows={9}
          error={errorOf(errors, 'villages')}
        />
        <TextAreaField
          lang={lang}
          name="departments"
          label={t(lang, 'setup.departments')}
          hint={t(lang, 'setup.departmentsHint')}
          value={typed.departments}
          rows={9}
          error={errorOf(errors, 'departments')}
        />
      </div>
    </Card>
  )
}

function Administrator({ frame: { lang }, typed, errors }: SetUpProps) {
  return (
    <Card heading={t(lang, 'setup.administrator')}>
      <div class="form">
        <div class="form__pair">
          <TextField
            lang={lang}
            name="person"
            label={t(lang, 'setup.person')}
            hint={t(lang, 'setup.personHint')}
            value={typed.person}
            autoComplete="name"
            error={errorOf(errors, 'person')}
          />
          <TextField
            lang={lang}
            name="login"
            label={t(lang, 'signin.login')}
            hint={t(lang, 'account.loginHint')}
            value={typed.login}
            autoComplete="username"
            spellcheck={false}
            error={errorOf(errors, 'login')}
          />
        </div>
        <NewPassphrase lang={lang} errors={errors} />
        <Checkboxes
          lang={lang}
          name="works"
          label={t(lang, 'setup.works')}
          hint={t(lang, 'setup.worksHint')}
          choices={[{ value: 'yes', text: t(lang, 'setup.worksYes') }]}
          values={typed.works ? ['yes'] : []}
          small
        />
        <div class="form__acts">
          <Button text={t(lang, 'setup.make')} />
        </div>
      </div>
    </Card>
  )
}

function DemoOffer({ frame: { lang, token }, code }: SetUpProps) {
  return (
    <Card heading={t(lang, 'setup.demo')}>
      <form class="form" action="/set-up/demo" method="post">
        <input type="hidden" name="_token" value={token} />
        <input type="hidden" name="code" value={code} />
        <p>{t(lang, 'setup.demoText')}</p>
        <div class="form__acts">
          <Button text={t(lang, 'setup.demoLoad')} look="plain" />
        </div>
      </form>
    </Card>
  )
}

/** Asks for the code that stands in the server's terminal. */
export function SetUpCodePage(props: { frame: Frame; errors: readonly FieldError[] }) {
  const { frame, errors } = props
  const { lang } = frame
  return (
    <Shell frame={frame} title={t(lang, 'setup.heading')} narrow failed={errors.length > 0}>
      <ErrorSummary lang={lang} errors={errors} />
      <Title heading={t(lang, 'setup.heading')} line={t(lang, 'setup.codeLine')} />
      <section class="card">
        <form class="form" action="/set-up" method="get">
          <TextField
            lang={lang}
            name="code"
            label={t(lang, 'setup.code')}
            hint={t(lang, 'setup.codeHint')}
            width={10}
            autoComplete="off"
            spellcheck={false}
            error={errorOf(errors, 'code')}
          />
          <div class="form__acts">
            <Button text={t(lang, 'setup.codeGo')} />
          </div>
        </form>
      </section>
    </Shell>
  )
}

/** How far the demo is; the answer's Refresh header loads the page again. */
export function DemoLoadingPage({ frame, loading }: { frame: Frame; loading: DemoLoading }) {
  const { lang } = frame
  const { done, all, day } = loading
  return (
    <Shell frame={frame} title={t(lang, 'setup.loading')} narrow>
      <Title heading={t(lang, 'setup.loading')} line={t(lang, 'setup.loadingLine')} />
      <section class="card">
        <div class="card__body">
          {loading.failed === undefined ? (
            <>
              <progress class="progress" value={done} max={Math.max(all, 1)} aria-label={t(lang, 'setup.loading')} />
              <p role="status">
                {all === 0
                  ? t(lang, 'setup.loadingBegins')
                  : t(lang, 'setup.loadingStep', {
                      done: formatNumber(lang, done),
                      all: formatNumber(lang, all),
                      day: formatDate(lang, day),
                    })}
              </p>
            </>
          ) : (
            <p>{t(lang, 'setup.loadingFailed', { reference: loading.failed })}</p>
          )}
        </div>
      </section>
    </Shell>
  )
}
