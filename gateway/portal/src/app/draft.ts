const storage = (): Storage | undefined => {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
};

/**
 * What was typed into a form before this tab was reloaded; `names` are the fields that may be kept, never a password.
 * It lives as long as the tab.
 */
export const readDraft = <V extends object>(key: string, empty: V, names: readonly (keyof V & string)[]): V => {
  try {
    const kept: unknown = JSON.parse(storage()?.getItem(`atrium.draft.${key}`) ?? '{}');
    const fields = Object.entries(kept as Record<string, unknown>).filter(
      ([name, value]) => names.includes(name as keyof V & string) && typeof value === typeof empty[name as keyof V],
    );
    return { ...empty, ...(Object.fromEntries(fields) as Partial<V>) };
  } catch {
    return empty;
  }
};

/** Keeps what was typed. */
export const keepDraft = <V extends object>(key: string, values: V, names: readonly (keyof V & string)[]): void => {
  const kept = Object.fromEntries(names.map((name) => [name, values[name]]));
  try {
    storage()?.setItem(`atrium.draft.${key}`, JSON.stringify(kept));
  } catch {
    // The tab may keep nothing: then the form lives as long as the page.
  }
};

/** Forgets it: it was sent. */
export const dropDraft = (key: string): void => storage()?.removeItem(`atrium.draft.${key}`);
