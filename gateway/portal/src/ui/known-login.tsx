/** Tells a password manager whose password the form is about; people see the name elsewhere. */
export const KnownLogin = ({ login }: { login: string }) => (
  <input class="hidden" type="text" autoComplete="username" value={login} readOnly tabIndex={-1} aria-hidden="true" />
);
