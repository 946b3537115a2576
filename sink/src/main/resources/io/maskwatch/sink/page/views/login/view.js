/** Signing in. */
import {html, render} from '/lib/lit-html/lit-html.js'
import {signIn} from '../../core/session.js'
import {t} from '../../texts/index.js'
import {duration} from '../../texts/format.js'
import {reason} from '../../parts/failure.js'

export function openLogin(root, {expired = false, onSignedIn}) {
  let message = expired ? t('login.expired') : ''
  let busy = false

  const paint = () => render(html`<main class="alone login">
    <form @submit=${submit} data-test="login" aria-labelledby="login-title">
      <p class="login-name">maskwatch</p>
      <h1 id="login-title" tabindex="-1">${t('login.title')}</h1>
      <label class="field"><span>${t('login.name')}</span><input name="name" autocomplete="username" required autocapitalize="none" spellcheck="false"></label>
      <label class="field"><span>${t('login.password')}</span><input name="password" type="password" autocomplete="current-password" required></label>
      <p class="form-message" role="alert" data-test="login-message">${message}</p>
      <button class="primary" ?disabled=${busy}>${t('login.submit')}</button>
    </form></main>`, root)

  async function submit(event) {
    event.preventDefault()
    const {name, password} = Object.fromEntries(new FormData(event.target))
    busy = true
    message = ''
    paint()
    try {
      await signIn(name, password)
      onSignedIn()
    } catch (problem) {
      busy = false
      message = wording(problem)
      paint()
      root.querySelector('[name=password]').select()
    }
  }

  document.title = `${t('login.title')} · maskwatch`
  paint()
  root.querySelector('[name=name]').focus()
}

function wording(problem) {
  if (problem.status === 401) return t('login.wrong')
  if (problem.status === 429) return t('login.wait', {duration: duration((problem.retryAfter ?? 60) * 1000)})
  return reason(problem)
}
