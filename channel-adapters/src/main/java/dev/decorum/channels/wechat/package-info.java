/** WeChat by official accounts: messages and events in the clear or in envelopes, and replies of customer service. */
@NullMarked
package dev.decorum.channels.wechat;

import org.jspecify.annotations.NullMarked;
