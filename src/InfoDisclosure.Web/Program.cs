using InfoDisclosure.Web.Commands;

return await PortalCommands.InvokeAsync(args, CommandTerminal.OfProcess());
