"use strict";

// The line between the page and the service, in the shape that Web Chat asks for. Direct Line's own client does the
// talking. Alone it looks after a broken stream only seconds later, gives up messages that are sent meanwhile, and
// cannot get itself a new token. So it is replaced here by a new one whenever it breaks, and messages wait for that.

/** Tells its subscribers what is said, and first the last of what was said before they came. */
class Replay {
  #kept;
  #past = [];
  #observers = new Set();

  constructor(kept) {
    this.#kept = kept;
  }

  next(value) {
    this.#past = [...this.#past, value].slice(-this.#kept);
    this.#observers.forEach((observer) => observer.next(value));
  }

  subscribe(observer) {
    this.#observers.add(observer);
    this.#past.forEach((value) => observer.next(value));
    return { unsubscribe: () => this.#observers.delete(observer) };
  }
}

class Link {
  static #online = 2;
  static #longestPause = 8_000;
  // Longer than this asleep, and nobody can tell whether the stream still is one.
  static #nap = 30_000;
  static #patience = 50_000;
  // The service breaks its silence on a stream every 15 s, and polls are answered every second.
  static #streamSilence = 40_000;
  static #pollSilence = 25_000;
  // What the service took is in its log before it says so.
  static #echoDelay = 5_000;

  activity$ = new Replay(Infinity);
  connectionStatus$ = new Replay(1);
  token = "";

  #report;
  #line = null;
  #attempt = 0;
  #failures = 0;
  #deadStreams = 0;
  #heard = 0;
  #conversation = "";
  #timers = new Set();
  #subscriptions = [];
  #known = new Set();
  #watermarks = ["", ""];
  #opened = Link.#deferred();
  #lastSaid = Promise.resolve();

  /** @param report called with true when the line is up, and with false when it could not be opened or broke. */
  constructor(report) {
    this.#report = report;
    let asleep = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) asleep = Date.now();
      else if (Date.now() - asleep > Link.#nap) this.open();
    });
    addEventListener("online", () => this.open());
  }

  /** Opens the line, or a new one in place of what is there. Tries again by itself, at growing intervals. */
  async open() {
    const attempt = this.#drop();
    let session;
    try {
      const answer = await fetch("webchat/token", { method: "POST", signal: AbortSignal.timeout(20_000) });
      if (!answer.ok) throw new Error(`No token: ${answer.status}`);
      session = await answer.json();
    } catch (error) {
      console.warn(error);
      this.#fail(attempt);
      return;
    }

    if (attempt !== this.#attempt) return;
    this.token = session.token;
    if (session.conversationId !== this.#conversation) {
      // Another conversation counts from its own beginning.
      this.#conversation = session.conversationId;
      this.#watermarks = ["", ""];
    }

    this.#line = this.#connect(session, attempt);
    this.#subscriptions = [
      this.#line.connectionStatus$.subscribe((status) => {
        if (status === Link.#online) this.#succeed();
        else if (status > Link.#online) this.#fail(attempt);
      }),
      this.#line.activity$.subscribe(
        (activity) => this.#receive(activity),
        () => this.#fail(attempt),
      ),
    ];
    this.#later(20_000, () => this.#opened.done || this.#fail(attempt));
    this.#listen(attempt);
  }

  /**
   * Sends a message; where the line is down, once it is up. The service knows a message that reaches it twice. What is said
   * later waits for what was said before: it must not overtake a message that is tried again.
   */
  postActivity(activity) {
    return {
      subscribe: (observer) => {
        const isSaid = activity.type !== "typing";
        const sent = isSaid ? this.#lastSaid.then(() => this.#deliver(activity)) : this.#deliver(activity);
        if (isSaid) this.#lastSaid = sent.catch(() => {});
        sent.then(
          (id) => {
            observer.next(id);
            observer.complete();
          },
          (error) => observer.error(error),
        );
        return { unsubscribe() {} };
      },
    };
  }

  end() {
    this.#drop();
  }

  #connect({ token, conversationId }, attempt) {
    const link = this;
    const { WebSocket } = window;
    // Direct Line's client takes the class when it is made, and keeps to itself what becomes of the stream.
    window.WebSocket = class extends WebSocket {
      constructor(address) {
        super(address);
        this.addEventListener("open", () => (link.#deadStreams = 0));
        this.addEventListener("message", () => (link.#heard = Date.now()));
        this.addEventListener("close", () => {
          link.#deadStreams++;
          link.#fail(attempt);
        });
      }
    };
    let line;
    try {
      line = window.WebChat.createDirectLine({
        domain: new URL("v3/directline", document.baseURI).href,
        token,
        conversationId,
        watermark: this.#watermarks[0],
        // Where streams do not get through, it asks for news every second instead.
        webSocket: this.#streams,
      });
    } finally {
      window.WebSocket = WebSocket;
    }

    // Every answer to a poll sets it, news or none; a poll that fails is the last, and says nothing.
    let { watermark } = line;
    Object.defineProperty(line, "watermark", {
      get: () => watermark,
      set: (value) => {
        watermark = value;
        this.#heard = Date.now();
      },
    });
    return line;
  }

  get #streams() {
    return this.#deadStreams < 3;
  }

  /** Takes a line for dead that has been silent for too long. Hidden pages are left asleep: waking, they look for themselves. */
  #listen(attempt) {
    this.#heard = Date.now();
    const limit = this.#streams ? Link.#streamSilence : Link.#pollSilence;
    const look = () => {
      if (!document.hidden && this.#opened.done && Date.now() - this.#heard > limit) this.#fail(attempt);
      else this.#later(5_000, look);
    };
    this.#later(5_000, look);
  }

  #receive(activity) {
    // A batch may break off in its middle: the next line starts from the batch before, and what is known is passed over.
    if (this.#line.watermark !== this.#watermarks[1]) this.#watermarks = [this.#watermarks[1], this.#line.watermark];
    if (activity.id && this.#known.has(activity.id)) return;
    this.#known.add(activity.id);
    this.activity$.next(activity);
  }

  async #deliver(activity) {
    const giveUp = Date.now() + Link.#patience;
    for (let pause = 500; ; pause = Math.min(2 * pause, 4_000)) {
      await this.#opened.promise;
      if (Date.now() > giveUp) throw new Error("The message could not be sent.");
      const id = await this.#post(activity);
      if (id) {
        const attempt = this.#attempt;
        if (activity.type !== "typing") this.#later(Link.#echoDelay, () => this.#known.has(id) || this.#fail(attempt));
        return id;
      }

      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /** The message's id, or null where it is worth another try. */
  #post(activity) {
    return new Promise((resolve, reject) => {
      this.#line.postActivity(activity).subscribe(
        (id) => resolve(id === "retry" ? null : id),
        (error) => {
          const gone = error.status === 404;
          if (gone) this.#watermarks = ["", ""];
          // The conversation is not there any more, or the token is not known any more: the page's own can be had anew.
          if (gone || error.status === 401) {
            this.open();
            resolve(null);
          } else if (error.status === 429 || !(error.status >= 400)) {
            resolve(null);
          } else {
            reject(error);
          }
        },
      );
    });
  }

  #succeed() {
    this.#opened.resolve();
    this.#opened.done = true;
    // Up, but is it for good? A line that breaks at once must not be tried in a tight circle.
    this.#failures = Math.min(this.#failures, 2);
    this.#later(10_000, () => (this.#failures = 0));
    this.connectionStatus$.next(Link.#online);
    this.#report(true);
  }

  #fail(attempt) {
    if (attempt !== this.#attempt) return;
    this.#drop();
    this.#report(false);
    const pause = Math.min(500 * 2 ** this.#failures++, Link.#longestPause);
    this.#later(pause * (0.5 + Math.random()), () => this.open());
  }

  /** Lets go of the line, if there is one. What it still reports belongs to an earlier attempt from now on. */
  #drop() {
    this.#timers.forEach((timer) => clearTimeout(timer));
    this.#timers.clear();
    this.#subscriptions.forEach((subscription) => subscription.unsubscribe());
    this.#subscriptions = [];
    this.#line?.end();
    if (this.#opened.done) this.#opened = Link.#deferred();
    return ++this.#attempt;
  }

  #later(milliseconds, action) {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, milliseconds);
    this.#timers.add(timer);
  }

  static #deferred() {
    const deferred = { done: false };
    deferred.promise = new Promise((resolve) => (deferred.resolve = resolve));
    return deferred;
  }
}
