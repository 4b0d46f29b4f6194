import type { VNode } from 'preact'
import { t } from '../i18n/translate.ts'
import { Radios, SelectField } from '../ui/choices.tsx'
import { errorOf } from '../ui/error-summary.tsx'
import { describedBy, FormGroup, HintAndError } from '../ui/field.tsx'
import { FileField, TextAreaField, TextField } from '../ui/text-field.tsx'
import { mostDemands, type StepName } from './answers.ts'
import { fileSize } from './file-size.ts'
import type { WriteProps } from './write-pages.tsx'

const common = ({ frame, errors }: WriteProps, name: string) => ({
  lang: frame.lang,
  name,
  error: errorOf(errors, name),
})

/** The fields of each step. */
export const fieldsOf: Record<StepName, (props: WriteProps) => VNode> = {
  who: Who,
  demands: Demands,
  about: About,
  facts: Facts,
  place: Place,
  many: Many,
  files: Files,
}

function About(props: WriteProps) {
  return (
    <TextField
      {...common(props, 'about')}
      label={t(props.frame.lang, 'portal.field.about')}
      value={props.answers.about}
    />
  )
}

function Facts(props: WriteProps) {
  const { lang } = props.frame
  return (
    <TextAreaField
      {...common(props, 'facts')}
      label={t(lang, 'portal.field.facts')}
      hint={t(lang, 'portal.field.factsHint')}
      value={props.answers.facts}
      rows={9}
    />
  )
}

function Place(props: WriteProps) {
  const { lang } = props.frame
  return (
    <SelectField
      {...common(props, 'village')}
      label={t(lang, 'portal.field.village')}
      value={props.answers.village}
      choices={[
        { value: '', text: t(lang, 'portal.field.noVillage') },
        ...props.villages.map((one) => ({ value: one.id, text: one.name })),
      ]}
    />
  )
}

function Many(props: WriteProps) {
  const { lang } = props.frame
  return (
    <TextField
      {...common(props, 'concerned')}
      label={t(lang, 'portal.field.concerned')}
      hint={t(lang, 'portal.field.concernedHint')}
      value={props.answers.concerned}
      width={5}
      inputMode="numeric"
    />
  )
}

function Who({ frame, answers, errors }: WriteProps) {
  const { lang } = frame
  const accusation = answers.purpose === 'accusation'
  const line = (name: 'name' | 'phone' | 'address') => ({
    lang,
    name,
    label: t(lang, `portal.field.${name}`),
    value: answers[name],
    error: errorOf(errors, name),
  })
  return (
    <>
      <Radios
        lang={lang}
        name="named"
        label={t(lang, 'portal.field.named')}
        value={answers.named === '' ? undefined : answers.named}
        error={errorOf(errors, 'named')}
        choices={[
          { value: 'yes', text: t(lang, 'portal.named.yes'), hint: t(lang, 'portal.named.yesHint') },
          {
            value: 'no',
            text: t(lang, 'portal.named.no'),
            hint: t(lang, accusation ? 'portal.named.noAccusationHint' : 'portal.named.noHint'),
          },
        ]}
      />
      <h2>{t(lang, 'portal.named.below')}</h2>
      <TextField {...line('name')} autoComplete="name" width={20} />
      <TextField {...line('phone')} type="tel" autoComplete="tel" width={20} />
      <TextField {...line('address')} autoComplete="address-line1" hint={t(lang, 'portal.field.addressHint')} />
    </>
  )
}

function Demands({ frame, answers, errors, boxes }: WriteProps) {
  const { lang } = frame
  const suggestion = answers.purpose === 'suggestion'
  const count = Math.min(mostDemands, Math.max(boxes, answers.demands.length, suggestion ? 1 : 2))
  return (
    <>
      {Array.from({ length: count }, (_, at) => {
        const id = at === 0 ? 'demands' : `demands-${at + 1}`
        const error = at === 0 ? errorOf(errors, 'demands') : undefined
        return (
          <FormGroup key={id} error={error}>
            <label class="govuk-label" for={id}>
              {t(lang, at === 0 ? 'portal.field.demand' : 'portal.field.demandMore', { n: at + 1 })}
            </label>
            <HintAndError lang={lang} id={id} error={error} />
            <textarea
              class={error === undefined ? 'govuk-textarea' : 'govuk-textarea govuk-textarea--error'}
              id={id}
              name="demands"
              rows={2}
              aria-describedby={describedBy(id, undefined, error)}
            >
              {answers.demands[at] ?? ''}
            </textarea>
          </FormGroup>
        )
      })}
      {count >= mostDemands ? undefined : (
        <p>
          <button type="submit" class="link" name="_more" value={count + 1} formnovalidate>
            {t(lang, 'portal.oneMore')}
          </button>
        </p>
      )}
    </>
  )
}

function Files({ frame, files, errors, accept }: WriteProps) {
  const { lang } = frame
  return (
    <>
      {files.length === 0 ? undefined : (
        <table class="p-t">
          <caption>{t(lang, 'portal.filesHere')}</caption>
          <tbody>
            {files.map((file) => (
              <tr key={file.n}>
                <th scope="row">{file.name}</th>
                <td>{fileSize(lang, file.size)}</td>
                <td>
                  <button
                    type="submit"
                    class="link"
                    name="_drop"
                    value={file.n}
                    formnovalidate
                    aria-label={t(lang, 'portal.dropFileNamed', { name: file.name })}
                  >
                    {t(lang, 'portal.dropFile')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <FileField
        lang={lang}
        name="files"
        label={t(lang, files.length === 0 ? 'portal.field.files' : 'portal.field.filesMore')}
        hint={t(lang, 'portal.field.filesHint')}
        error={errorOf(errors, 'files')}
        multiple
        accept={accept}
      />
      <p>
        <button type="submit" class="link" name="_more" value="1">
          {t(lang, 'portal.addFiles')}
        </button>
      </p>
    </>
  )
}
