/** A way back that somebody gave in an address: only within the portal. */
export const safeReturn = (to: string | undefined): string =>
  to !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(to) && !to.startsWith('/sign-in') ? to : '/';
