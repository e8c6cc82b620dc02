"use strict";

// Lets the page show notifications, and takes whoever presses one to the chat.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openChat());
});

async function openChat() {
  const { scope } = self.registration;
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const chat = pages.find((page) => page.url.split(/[?#]/)[0] === scope);
  await (chat ? chat.focus() : self.clients.openWindow(scope));
}
