using Madoguchi.Benchmarks;

switch (args.FirstOrDefault())
{
    case "server":
        return await ServerBenchmark.RunAsync(Option("--seconds", 10), Option("--clients", 32));
    default:
        Console.Error.WriteLine("usage: server [--seconds 10] [--clients 32]   turns per second, latency, start-up time and memory of the real server");
        return 2;
}

int Option(string name, int fallback)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], out var value) && value > 0 ? value : fallback;
}
