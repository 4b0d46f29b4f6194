import { joinFacts } from '../i18n/format.ts'
import { t } from '../i18n/translate.ts'
import { Acts } from '../ui/acts.tsx'
import { Card } from '../ui/card.tsx'
import { Checklist } from '../ui/checklist.tsx'
import { Clock } from '../ui/clock.tsx'
import { Facts } from '../ui/facts.tsx'
import { Note } from '../ui/note.tsx'
import type { MatterProps } from '../ui/props.ts'
import { Shell } from '../ui/shell.tsx'
import { Steps } from '../ui/steps.tsx'
import { Tag } from '../ui/tag.tsx'
import { Timeline } from '../ui/timeline.tsx'

function Head(props: MatterProps) {
  const { lang } = props.frame
  return (
    <div class="head">
      <div class="head__in">
        <div>
          <p>
            <a href={props.listHref}>{t(lang, 'matter.list')}</a> / {props.number}{' '}
            <span class="tags">
              {props.tags.map((tag) => (
                <Tag key={tag.text} {...tag} />
              ))}
            </span>
          </p>
          <h1>{props.title}</h1>
          <p>{joinFacts(props.facts)}</p>
        </div>
        <Clock lang={lang} clock={props.clock} large />
        <Steps lang={lang} steps={props.steps} />
      </div>
    </div>
  )
}

/** One matter: facts and dossier, what happened, what this person may do now and what the petitioner is told. */
export function MatterPage(props: MatterProps) {
  const { frame, about, dossier, timeline } = props
  const { lang } = frame
  const present = dossier.items.filter((item) => item.present).length
  return (
    <Shell
      frame={frame}
      title={joinFacts([props.number, props.title])}
      place="matters"
      head={<Head {...props} />}
      underHead
    >
      {props.notices?.map((notice) => (
        <Note key={notice.text} {...(notice.tone !== undefined && { tone: notice.tone })}>
          {notice.text}
        </Note>
      ))}
      <div class="cols cols--matter">
        <div>
          <Card
            heading={t(lang, 'matter.about')}
            {...(about.correctHref !== undefined && { aside: t(lang, 'matter.correct'), asideHref: about.correctHref })}
          >
            <Facts facts={about.facts} />
          </Card>
          {dossier.items.length === 0 ? undefined : (
            <Card
              heading={t(lang, 'matter.dossier')}
              aside={t(lang, 'matter.dossierCount', { present, all: dossier.items.length })}
            >
              <Checklist lang={lang} items={dossier.items} />
            </Card>
          )}
          {props.files === undefined || props.files.length === 0 ? undefined : (
            <Card heading={t(lang, 'matter.files')}>
              <ul class="files">
                {props.files.map((file) => (
                  <li key={file.href}>
                    <a href={file.href}>{file.label}</a>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
        <Card
          heading={t(lang, 'matter.timeline')}
          {...(timeline.logHref !== undefined && { aside: t(lang, 'matter.log'), asideHref: timeline.logHref })}
        >
          <Timeline items={timeline.items} />
        </Card>
        <div class="stick">
          <Card heading={t(lang, 'matter.acts')} acts>
            <Acts lang={lang} {...props.acts} />
          </Card>
          <Card heading={t(lang, 'matter.told')}>
            <Facts facts={props.told} />
          </Card>
        </div>
      </div>
    </Shell>
  )
}
