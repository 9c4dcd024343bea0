// Shows the news that this map sends to a device that asked for them: tell-me/push.ts. It keeps nothing, and answers for no page.
declare const self: ServiceWorkerGlobalScope;

/** What the map sends: src/Map.Service/TellMe/Push/PushText.cs. */
interface Told {
  title: string;
  body: string;
  url: string;
  lang: string;
}

self.addEventListener("install", () => void self.skipWaiting());

self.addEventListener("push", (event) => {
  const { title, body, url, lang } = event.data!.json() as Told;
  // One at a time: a later one says the same, or more.
  event.waitUntil(self.registration.showNotification(title, { body, lang, dir: "auto", tag: "news", data: url }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(String(event.notification.data), location.origin);
  if (address.origin === location.origin) event.waitUntil(self.clients.openWindow(address.href));
});

export {};
