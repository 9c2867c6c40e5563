using InfoDisclosure.Core.Data;
using InfoDisclosure.Web.Hosting;

var app = PortalHost.Build(new PortalOptions { Directory = new DataDirectory("data") });
await app.RunAsync();
