"use strict";

// Reminders as notifications: while the page is open and out of sight, where the browser has such a thing and the client
// said yes. Permission is asked for on a press only.

class Reminders {
  static #refused = "notifications-refused";
  static #latest = "latest-reminder";

  #title;
  #offer = document.getElementById("notify-offer");

  /** @param title what stands above a notification. */
  constructor(title) {
    this.#title = title;
    document.getElementById("notify").addEventListener("click", () => this.#ask());
    document.getElementById("notify-not").addEventListener("click", () => {
      this.#offer.hidden = true;
      Reminders.#keep(Reminders.#refused, "yes");
    });
    if (this.#permission === "granted") this.#register();
  }

  /** Takes note of what the bot said, now or before: where reminders were set, notifications are offered; a new one is shown. */
  hear({ id, channelData, summary }) {
    if (channelData?.setsReminder) this.#offer.hidden = this.#permission !== "default" || Reminders.#kept(Reminders.#refused) !== null;
    if (!channelData?.reminder || !Reminders.#isNew(id)) return;
    Reminders.#keep(Reminders.#latest, id);
    if (document.hidden && this.#permission === "granted") this.#show(id, summary);
  }

  get #permission() {
    return "Notification" in window && "serviceWorker" in navigator ? Notification.permission : "denied";
  }

  async #ask() {
    await Notification.requestPermission();
    this.#offer.hidden = true;
    if (this.#permission === "granted") await this.#register();
  }

  #register() {
    return navigator.serviceWorker.register("sw.js").catch((error) => console.warn(error));
  }

  async #show(id, body) {
    const worker = await navigator.serviceWorker.ready;
    // Two pages of the same chat, and it still shows once.
    await worker.showNotification(this.#title, { body, tag: id });
  }

  /** The service's ids begin with the time. What an earlier page has seen is not news to a page that is loaded again. */
  static #isNew(id) {
    return id > (Reminders.#kept(Reminders.#latest) ?? "");
  }

  // A browser that keeps nothing may throw.
  static #kept(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  static #keep(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // It is asked, or shown, once more then.
    }
  }
}
