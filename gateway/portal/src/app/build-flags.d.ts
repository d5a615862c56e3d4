/** Whether the page of pieces is built in: set by `ATRIUM_PORTAL_PIECES=1` when building. */
declare const __PIECES__: boolean;
