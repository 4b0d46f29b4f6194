import { refuse } from '../rules/errors.ts'

/** A name to sign in with: letters of any script, figures, dots and dashes, 2 to 40, in lower case. Refuses `account.login_missing`, `account.login_form`. */
export function loginName(typed: string): string {
  const login = typed.normalize('NFKC').trim().toLowerCase()
  if (login === '') refuse('account.login_missing', {}, 'login')
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u.test(login) ? login : refuse('account.login_form', {}, 'login')
}
