import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.transport.Netty4Plugin;

/** One node of OpenSearch for the tests: HTTP on a free port of this machine, data in the directory that it is given. */
final class Server extends Node {
    private Server(Settings settings) {
        super(
            InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "tests"),
            List.of(Netty4Plugin.class, CommonAnalysisPlugin.class, PainlessPlugin.class),
            false
        );
    }

    /** Starts a node, prints the address it answers at, and runs until its standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.builder()
            .put("path.home", arguments[0])
            .put("node.name", "tests")
            .put("cluster.name", "briefing-tests")
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.port", arguments[1])
            .put("transport.port", "0")
            .put("node.store.allow_mmap", false)
            .put("action.auto_create_index", false)
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
        try (Server node = new Server(settings)) {
            node.start();
            String address = node.injector()
                .getInstance(org.opensearch.http.HttpServerTransport.class)
                .boundAddress()
                .publishAddress()
                .toString();
            System.out.println("ready http://" + address);
            while (System.in.read() >= 0) {
            }
        }
        System.exit(0);
    }
}
