import { ErrorBoundary, lazy, Route, Router, useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import type { FunctionComponent } from 'preact';
import { mayDo, type Guarded } from './rights.ts';
import { role, session } from './session.ts';
import { ExpiredPassword } from './pages/expired-password.tsx';
import { Forbidden, NotFound } from './pages/plain.tsx';
import { Skeleton } from '../ui/waiting.tsx';

const page = (load: () => Promise<FunctionComponent>): FunctionComponent => lazy(load);

const SignIn = page(() => import('./pages/sign-in.tsx').then((file) => file.SignIn));
const SignUp = page(() => import('./pages/sign-up.tsx').then((file) => file.SignUp));
const ConfirmSignUp = page(() => import('./pages/confirm-sign-up.tsx').then((file) => file.ConfirmSignUp));
const Reset = page(() => import('./pages/reset.tsx').then((file) => file.Reset));
const Invitation = page(() => import('./pages/invitation.tsx').then((file) => file.Invitation));
const Activation = page(() => import('./pages/activation.tsx').then((file) => file.Activation));
const Home = page(() => import('./pages/home.tsx').then((file) => file.Home));
const MyAccount = page(() => import('./pages/my-account.tsx').then((file) => file.MyAccount));
const Members = page(() => import('./pages/members.tsx').then((file) => file.Members));
const Audit = page(() => import('./pages/audit.tsx').then((file) => file.Audit));
const Mails = page(() => import('./pages/mails.tsx').then((file) => file.Mails));
const Privacy = page(() => import('./pages/privacy.tsx').then((file) => file.Privacy));
const Help = page(() => import('./pages/help.tsx').then((file) => file.Help));

// The page of pieces is for those who build the portal: the flag is a constant, and takes it out of what is shipped.
const Pieces = __PIECES__ ? page(() => import('./pages/pieces.tsx').then((file) => file.Pieces)) : NotFound;

const ToSignIn = () => {
  const { url, route } = useLocation();
  useEffect(() => route(url === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(url)}`, true), []);
  return <Skeleton />;
};

/** A page for those who are signed in, and among them for those whose role is offered it. */
const own = (Page: FunctionComponent, guarded?: Guarded): FunctionComponent => {
  const Own = () => {
    if (session.value?.signedIn !== true) return <ToSignIn />;
    if (session.value.passwordExpired === true) return <ExpiredPassword />;
    return guarded !== undefined && !mayDo(role.value, guarded) ? <Forbidden /> : <Page />;
  };
  return Own;
};

const OwnHome = own(Home);
const OwnAccount = own(MyAccount);
const OwnMembers = own(Members, 'members');
const OwnAudit = own(Audit, 'audit');
const OwnMails = own(Mails, 'mails');

/** Every page by its address. */
export const Routes = () => (
  <ErrorBoundary>
    <Router>
      <Route path="/" component={OwnHome} />
      <Route path="/home" component={OwnHome} />
      <Route path="/sign-in" component={SignIn} />
      <Route path="/sign-up" component={SignUp} />
      <Route path="/sign-up/confirm" component={ConfirmSignUp} />
      <Route path="/reset" component={Reset} />
      <Route path="/invitation" component={Invitation} />
      <Route path="/activation" component={Activation} />
      <Route path="/account" component={OwnAccount} />
      <Route path="/members" component={OwnMembers} />
      <Route path="/audit" component={OwnAudit} />
      <Route path="/mails" component={OwnMails} />
      <Route path="/help" component={Help} />
      <Route path="/privacy" component={Privacy} />
      <Route path="/ui" component={Pieces} />
      <Route default component={NotFound} />
    </Router>
  </ErrorBoundary>
);
