using Madoguchi.Bot.Commands;

return await CommandLine.RunAsync(args);

/// <summary>The program; named so that tests can start it.</summary>
public partial class Program;
